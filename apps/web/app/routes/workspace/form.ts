import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs `dossier.read`. The PDF of an issued form, shown by the browser. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { name, bytes } = await pageData(context.api.dossiers.form({ id: params.id ?? '' }));
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `inline; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
