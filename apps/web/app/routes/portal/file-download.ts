import { Readable } from 'node:stream';
import { downloadHeaders } from '@chuan/files';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerOf, requireKey } from '../../portal/track-door.ts';

/** For the holder of the dossier's key: a file they handed in, or the electronic result. */
export async function loader(args: LoaderFunctionArgs) {
  const { key } = requireKey(args);
  const fileId = args.params['file'] ?? '';
  const answer = await answerOf(args.context.api.dossiers.fileForApplicant({ ...key, fileId }));
  if ('refused' in answer) throw new Response(null, { status: 404 });
  const { storageKey, ...file } = answer.value;
  const content = Readable.toWeb(await args.context.openFile(storageKey)) as ReadableStream<Uint8Array>;
  return new Response(content, { headers: downloadHeaders(file) });
}
