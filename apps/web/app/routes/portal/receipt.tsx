import { QrCode } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { usePortalHome } from '../../portal/agency.tsx';
import { CloseDossier } from '../../portal/close-dossier.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { requireDossier } from '../../portal/track-door.ts';
import { whenText } from '../../portal/tracking.ts';
import { useReader } from '../../portal/dossier-parts.tsx';

export const meta = portalMeta((t) => t('tracking.receiptTitle'));

/** For whoever has just handed in: code, secret and what comes next. */
export async function loader(args: LoaderFunctionArgs) {
  const { key, home, view } = await requireDossier(args);
  return {
    code: key.code,
    secret: key.secret.match(/.{1,4}/g)?.join('-') ?? '',
    qr: args.context.qrOf(`${home}/track?code=${encodeURIComponent(key.code)}&secret=${key.secret}`),
    procedureId: view.procedureId,
    procedureName: view.procedureName,
    applicantName: view.applicantName,
    submittedAt: view.submittedAt,
    intakeDueAt: view.intakeDueAt,
    now: args.context.now,
  };
}

export default function ReceiptPage() {
  const loaded = useLoaderData<typeof loader>();
  const reader = useReader();
  const { t } = reader;
  const home = usePortalHome();
  const { code, secret, qr, procedureName, applicantName, submittedAt, intakeDueAt } = loaded;
  return (
    <div className="one" data-forget-draft={loaded.procedureId}>
      <p className="code-l">{procedureName}</p>
      <h1>{t('tracking.receiptTitle')}</h1>
      <p className="lead">
        {applicantName}
        <br />
        {t('tracking.receiptAt', { when: whenText(submittedAt, reader) })}
      </p>
      <p className="lead">{t('tracking.receiptLead')}</p>
      <div className="codes">
        <dl>
          <dt>{t('tracking.code')}</dt>
          <dd>{code}</dd>
          <dt>{t('tracking.secret')}</dt>
          <dd>{secret}</dd>
        </dl>
        <QrCode svg={qr} label={t('tracking.receiptQr')} size={168} />
      </div>
      <p className="hint lead no-print">
        {t('tracking.receiptKeep')} <span className="wide">{t('tracking.receiptPrint')}</span>
      </p>
      <p className="acts">
        <button className="btn lg" type="button" data-print hidden>
          {t('tracking.receiptPrintNow')}
        </button>
      </p>
      <section aria-labelledby="next">
        <h2 id="next">{t('tracking.receiptNext')}</h2>
        <ul className="bullets">
          {intakeDueAt === null ? null : <li>{t('tracking.receiptCheck', { when: whenText(intakeDueAt, reader) })}</li>}
          <li>{t('tracking.receiptAccept')}</li>
          <li>{t('tracking.receiptMissing')}</li>
        </ul>
        <p className="acts">
          <a className="btn primary lg" href={`${home}/track/${code}`}>
            {t('tracking.receiptOpen')}
          </a>
        </p>
      </section>
      <section className="no-print" aria-labelledby="close">
        <h2 id="close">{t('tracking.close.title')}</h2>
        <CloseDossier code={code} />
      </section>
      <script src="/portal-upload.js" defer />
    </div>
  );
}
