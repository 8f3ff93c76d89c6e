import { newId } from '@chuan/kernel';
import { PublicField, useErrorText } from '@chuan/ui';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type Failure, failureIn } from '../../failure.ts';
import { usePortalHome } from '../../portal/agency.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { requireDossier, requireKey } from '../../portal/track-door.ts';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('tracking.withdraw'));

/** For the holder of the dossier's key: asks once more before it is withdrawn. */
export async function loader(args: LoaderFunctionArgs) {
  const { key, view } = await requireDossier(args);
  return { code: key.code, procedureName: view.procedureName, requestKey: newId() };
}

const least = 3;
const most = 1_000;

interface Failed {
  readonly reason: string;
  readonly failure: Pick<Failure, 'code' | 'params'> | null;
}

export async function action(args: ActionFunctionArgs) {
  const { key, home } = requireKey(args);
  const form = await args.request.formData();
  const reason = String(form.get('reason') ?? '')
    .trim()
    .slice(0, most);
  if (reason.length < least) return data<Failed>({ reason, failure: null }, { status: 422 });
  try {
    await args.context.apiFor(String(form.get('requestKey') ?? '')).dossiers.withdrawByApplicant({ ...key, reason });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return data<Failed>({ reason, failure: { code: failure.code, params: failure.params } }, { status: 422 });
  }
  return redirect(`${home}/track/${key.code}`);
}

export default function Withdraw() {
  const { code, procedureName, requestKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() as Failed | undefined;
  const t = usePortalT();
  const errorText = useErrorText();
  const error =
    failed === undefined
      ? undefined
      : failed.failure === null
        ? t('form.problem.tooShort', { count: least })
        : errorText(failed.failure);
  return (
    <div className="one">
      <p className="code-l">{procedureName}</p>
      <h1>{t('tracking.withdrawTitle', { code })}</h1>
      <p className="lead">{t('tracking.withdrawLead')}</p>
      <form className="panel" method="post">
        <input type="hidden" name="requestKey" value={requestKey} />
        <PublicField id="reason" label={t('tracking.withdrawReason')} {...(error === undefined ? {} : { error })}>
          {(field) => (
            <textarea {...field} name="reason" rows={3} maxLength={most} required defaultValue={failed?.reason ?? ''} />
          )}
        </PublicField>
        <p className="acts">
          <button className="btn danger lg" type="submit">
            {t('tracking.withdrawConfirm')}
          </button>
          <a className="btn lg" href={`${usePortalHome()}/track/${code}`}>
            {t('tracking.withdrawKeep')}
          </a>
        </p>
      </form>
    </div>
  );
}
