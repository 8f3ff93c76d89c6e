import { ContentEditor, type EditorState, type Practice } from '@chuan/library/ui';
import { registerHref } from '@chuan/oversight/contract';
import { TrialButton, useWindowText } from '@chuan/oversight/ui';
import { Revisions, useProceduresT, VersionBar, VersionMeta, VersionNotice } from '@chuan/procedures/ui';
import { civilDateOf } from '@chuan/kernel';
import { addDays } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { ask, pageData, useCalls, useChange } from '../../../procedures.ts';
import type { RouteHandle } from '../../../route-handle.ts';
import { requireSession } from '../../../signed-in.ts';

export const handle: RouteHandle = { shell: 'rail' };

/** Needs `procedure.read`; every move asks for its own right. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const version = await pageData(context.api.procedures.getVersion({ versionId: params.version ?? '' }));
  const [procedure, practice] = await pageData(
    Promise.all([
      context.api.procedures.getProcedure({ id: version.procedureId }),
      context.api.oversight.practice({ versionId: version.versionId }),
    ]),
  );
  const { agencyName, permissions } = context.session;
  return {
    version,
    procedure,
    practice,
    agencyName,
    today: civilDateOf(context.now),
    mayJudge: permissions.includes('procedure.review') || permissions.includes('procedure.approve'),
    canOpenDossiers: permissions.includes('dossier.read'),
    canManagePeople: permissions.includes('organisation.manage'),
  };
}

/** What is on its way may be tried before it is in force. */
const onTheWay = new Set(['draft', 'in_review', 'in_approval', 'approved']);

const codeCrumb = (label: string) => ({ label, code: true });

export default function Version() {
  const { version, procedure, agencyName, today, mayJudge, canManagePeople } = useLoaderData<typeof loader>();
  const t = useProceduresT();
  const change = useChange();
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
      practice={usePractice()}
      locks={version.locks}
      {...(template === null ? {} : { template })}
      meta={<VersionMeta version={version} agencyName={agencyName} />}
      notice={<VersionNotice version={version} mayJudge={mayJudge} />}
      actions={(state) => <VersionActions {...state} />}
      changes={<Revisions procedure={procedure} version={version} />}
    />
  );
}

/** How the steps were really done of late, as the editor shows it. */
function usePractice(): Practice {
  const { practice, canOpenDossiers } = useLoaderData<typeof loader>();
  const windowText = useWindowText();
  return {
    window: windowText(practice.window),
    dossiers: practice.dossiers.count,
    ...(canOpenDossiers ? { href: registerHref(practice.dossiers.rows) } : {}),
    steps: practice.steps,
  };
}

/** What can be done with the version, a trial first: what is not in force yet may be tried. */
function VersionActions({ errors, flush }: EditorState) {
  const { version, practice, today, canOpenDossiers } = useLoaderData<typeof loader>();
  const change = useChange();
  const call = useCalls();
  const navigate = useNavigate();
  const { versionId } = version;
  return (
    <>
      {onTheWay.has(version.status) ? (
        <TrialButton
          practice={practice}
          version={version.version}
          flush={flush}
          onTry={() => ask('oversight.tryVersion', { versionId })}
          canOpen={canOpenDossiers}
        />
      ) : null}
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
    </>
  );
}
