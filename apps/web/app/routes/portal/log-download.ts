import { downloadHeaders } from '@chuan/files';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerOf, requireKey } from '../../portal/track-door.ts';

/** For the holder of the dossier's key: what the event log says of it, to be verified elsewhere. */
export async function loader(args: LoaderFunctionArgs) {
  const { key } = requireKey(args);
  const answer = await answerOf(args.context.api.eventLog.extractForApplicant(key));
  if ('refused' in answer) throw new Response(null, { status: 404 });
  const { name, json } = answer.value;
  const bytes = new TextEncoder().encode(json);
  const headers = downloadHeaders({ name, mediaType: 'application/json', sizeBytes: bytes.byteLength });
  return new Response(bytes, { headers });
}
