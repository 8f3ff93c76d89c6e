import { downloadHeaders } from '@chuan/files';
import type { LoaderFunctionArgs } from '@remix-run/node';

/** Public: the program that verifies what the log says, on Python alone. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { name, text } = await context.api.eventLog.verifier();
  const bytes = new TextEncoder().encode(text);
  const headers = downloadHeaders({ name, mediaType: 'text/x-python', sizeBytes: bytes.byteLength });
  return new Response(bytes, { headers });
}
