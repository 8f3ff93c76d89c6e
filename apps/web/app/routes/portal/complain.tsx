import { newId } from '@chuan/kernel';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { usePortalHome } from '../../portal/agency.tsx';
import { type Complained, ComplaintForm, statusOfComplaint, takeComplaint } from '../../portal/complaint.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { requireKey } from '../../portal/track-door.ts';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('feedback.title'));

/** For the holder of a dossier's key: a complaint about it. */
export function loader(args: LoaderFunctionArgs) {
  const { key } = requireKey(args);
  return { code: key.code, requestKey: newId(), now: args.context.now };
}

export async function action(args: ActionFunctionArgs) {
  const { key } = requireKey(args);
  const complained = await takeComplaint(args.request, args.context, key);
  return data<Complained>(complained, { status: statusOfComplaint(complained) });
}

export default function Complain() {
  const { code, requestKey } = useLoaderData<typeof loader>();
  const complained = useActionData<typeof action>() as Complained | undefined;
  const t = usePortalT();
  const home = usePortalHome();
  const page = `${home}/track/${code}`;
  return (
    <div className="one">
      <p className="code-l">
        <a href={page}>{t('tracking.ofDossier', { code })}</a>
      </p>
      <h1>{t('feedback.aboutDossier', { code })}</h1>
      <p className="lead">{t('feedback.aboutDossierLead')}</p>
      <ComplaintForm requestKey={requestKey} complained={complained} again={`${page}/complain`} isOfDossier />
      <section aria-labelledby="nameless">
        <h2 id="nameless">{t('feedback.namelessTitle')}</h2>
        <p className="lead">{t('feedback.namelessText')}</p>
        <p className="acts">
          {/* The dossier's address goes nowhere with the visitor. */}
          <a className="btn lg" href={`${home}/feedback`} rel="noreferrer">
            {t('feedback.namelessLink')}
          </a>
        </p>
      </section>
    </div>
  );
}
