import { TemplateComparisonScreen } from '@chuan/library/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs the staff right `library.read`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const templateId = params.template ?? '';
  const comparison = await pageData(
    context.api.library.compareTemplates({
      templateId,
      before: Number(searchParams.get('before') ?? 1),
      after: Number(searchParams.get('after') ?? 1),
    }),
  );
  return { comparison, templateId };
}

export default function CompareTemplates() {
  return <TemplateComparisonScreen {...useLoaderData<typeof loader>()} />;
}
