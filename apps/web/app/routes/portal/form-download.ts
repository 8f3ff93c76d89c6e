import { downloadHeaders } from '@chuan/files';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerOf, requireKey } from '../../portal/track-door.ts';

/** For the holder of the dossier's key: a paper of the agency as a PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const { key } = requireKey(args);
  const formId = args.params['form'] ?? '';
  const answer = await answerOf(args.context.api.dossiers.formForApplicant({ ...key, formId }));
  if ('refused' in answer) throw new Response(null, { status: 404 });
  const { name, bytes } = answer.value;
  const headers = downloadHeaders({ name, mediaType: 'application/pdf', sizeBytes: bytes.byteLength });
  return new Response(new Uint8Array(bytes), { headers });
}
