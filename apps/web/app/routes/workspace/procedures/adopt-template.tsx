import { AdoptionForm } from '@chuan/procedures/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageData, useChange } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `procedure.draft`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const templateId = params.template ?? '';
  return { preview: await pageData(context.api.procedures.previewAdoption({ templateId })) };
}

export default function AdoptTemplate() {
  const { preview } = useLoaderData<typeof loader>();
  const change = useChange();
  const navigate = useNavigate();
  return (
    <AdoptionForm
      preview={preview}
      onAdopt={async (input) => {
        const answer = await change('procedures.adoptTemplate', input);
        if (!answer.ok) return answer.refusal;
        navigate(`/w/procedures/${answer.value.versionId}`);
        return undefined;
      }}
    />
  );
}
