import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `procedure.read`. The whole document as PDF, shown by the browser. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const versionId = params.version ?? '';
  const { fileName, dataBase64 } = await pageData(context.api.procedures.printVersion({ versionId }));
  const bytes = Uint8Array.from(atob(dataBase64), (letter) => letter.charCodeAt(0));
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `inline; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
