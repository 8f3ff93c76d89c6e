import { TemplateEditor } from '@chuan/library/ui';
import { civilDateOf } from '@chuan/kernel';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageData, refusalOf, useCalls, useChange } from '../../../procedures.ts';
import type { RouteHandle } from '../../../route-handle.ts';
import { requireSession } from '../../../signed-in.ts';

export const handle: RouteHandle = { shell: 'rail' };

/** Needs the staff right `library.read`; changes ask for `library.edit` and `library.publish` themselves. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const templateId = params.template ?? '';
  const [template, version] = await pageData(
    Promise.all([
      context.api.library.getTemplate({ id: templateId }),
      context.api.library.getTemplateVersion({ templateId, number: Number(params.number) }),
    ]),
  );
  const { permissions } = context.session;
  return {
    template,
    version,
    today: civilDateOf(context.now),
    canEdit: permissions.includes('library.edit'),
    canPublish: permissions.includes('library.publish'),
  };
}

export default function Template() {
  const data = useLoaderData<typeof loader>();
  const change = useChange();
  const call = useCalls();
  const navigate = useNavigate();
  const { templateId, number } = data.version;
  return (
    <TemplateEditor
      key={`${templateId}:${number}:${data.version.status}`}
      {...data}
      onSave={async (input) => {
        const answer = await change('library.saveTemplateDraft', input);
        if (!answer.ok) return answer;
        return { ok: true, version: answer.value.version, savedAt: answer.value.updatedAt };
      }}
      onPublish={call('library.publishTemplate')}
      onDraftNext={async (input) => {
        const answer = change('library.draftNextTemplate', input);
        const known = await answer;
        if (known.ok) navigate(`/v/templates/${templateId}/${known.value.number}`);
        return refusalOf(answer);
      }}
    />
  );
}
