import { NationalOne } from '@chuan/library/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageData, useChange } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs the staff right `library.read`; the draft asks for `library.edit` itself. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const national = await pageData(context.api.library.getNational({ code: params.code ?? '' }));
  return { national, canEdit: context.session.permissions.includes('library.edit') };
}

export default function NationalProcedure() {
  const data = useLoaderData<typeof loader>();
  const change = useChange();
  const navigate = useNavigate();
  return (
    <NationalOne
      {...data}
      onCreate={async (input) => {
        const answer = await change('library.createTemplate', input);
        if (!answer.ok) return answer.refusal;
        navigate(`/v/templates/${answer.value.templateId}/${answer.value.number}`);
        return undefined;
      }}
    />
  );
}
