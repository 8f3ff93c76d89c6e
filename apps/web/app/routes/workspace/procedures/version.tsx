import { ContentEditor } from '@chuan/library/ui';
import { Revisions, useProceduresT, VersionBar, VersionMeta, VersionNotice } from '@chuan/procedures/ui';
import { civilDateOf } from '@chuan/kernel';
import { addDays } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { pageData, useCalls, useChange } from '../../../procedures.ts';
import type { RouteHandle } from '../../../route-handle.ts';
import { requireSession } from '../../../signed-in.ts';

export const handle: RouteHandle = { shell: 'rail' };

/** Needs `procedure.read`; every move asks for its own right. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const version = await pageData(context.api.procedures.getVersion({ versionId: params.version ?? '' }));
  const procedure = await pageData(context.api.procedures.getProcedure({ id: version.procedureId }));
  const { agencyName, permissions } = context.session;
  return {
    version,
    procedure,
    agencyName,
    today: civilDateOf(context.now),
    canApprove: permissions.includes('procedure.approve'),
    canManagePeople: permissions.includes('organisation.manage'),
  };
}

const codeCrumb = (label: string) => ({ label, code: true });

export default function Version() {
  const { version, procedure, agencyName, today, canApprove, canManagePeople } = useLoaderData<typeof loader>();
  const t = useProceduresT();
  const change = useChange();
  const call = useCalls();
  const navigate = useNavigate();
  const { versionId, changeNote, template } = version;
  return (
    <ContentEditor
      key={`${versionId}:${version.status}`}
      id={versionId}
      server={{ content: version.content, version: version.version, savedAt: version.updatedAt }}
      save={
        version.actions.includes('save')
          ? async (content, seen) => {
              const answer = await change('procedures.saveDraft', { versionId, version: seen, content, changeNote });
              if (!answer.ok) return answer;
              return { ok: true, version: answer.value.version, savedAt: answer.value.updatedAt };
            }
          : undefined
      }
      on={today}
      crumbs={[{ label: t('nav.procedures'), href: '/w/procedures' }, codeCrumb(version.documentCode)]}
      positions={version.positions}
      {...(canManagePeople ? { peopleHref: '/w/admin/people' } : {})}
      locks={version.locks}
      {...(template === null ? {} : { template })}
      meta={<VersionMeta version={version} agencyName={agencyName} />}
      notice={<VersionNotice version={version} canApprove={canApprove} />}
      actions={({ errors, flush }) => (
        <VersionBar
          version={version}
          errors={errors}
          flush={flush}
          tomorrow={addDays(today, 1)}
          onSend={call('procedures.sendToReview')}
          onReview={call('procedures.reviewVersion')}
          onApprove={call('procedures.approveVersion')}
          onReturn={call('procedures.returnToDraft')}
          onPost={call('procedures.postProcedure')}
          onDiscard={async (input) => {
            const answer = await change('procedures.discardDraft', input);
            if (!answer.ok) return answer.refusal;
            navigate('/w/procedures');
            return undefined;
          }}
          onDraftNext={async (input) => {
            const answer = await change('procedures.draftNext', input);
            if (!answer.ok) return answer.refusal;
            navigate(`/w/procedures/${answer.value.versionId}`);
            return undefined;
          }}
        />
      )}
      changes={<Revisions procedure={procedure} version={version} />}
    />
  );
}
