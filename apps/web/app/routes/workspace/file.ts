import { downloadHeaders } from '@chuan/files';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { pageData } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs `dossier.read`. A stored file, to be saved and never run. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const file = await pageData(context.api.dossiers.file({ id: params.id ?? '' }));
  const body = createReadableStreamFromReadable(await context.openFile(file.storageKey));
  return new Response(body, { headers: { ...downloadHeaders(file) } });
}
