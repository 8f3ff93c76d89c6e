import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useUiT } from '@chuan/ui';
import { AgencyCard, useAgency, usePortalHome } from '../../portal/agency.tsx';
import { portalMeta } from '../../portal/meta.ts';
import type { PostedProcedure } from '@chuan/procedures/contract';
import { getPosted } from '../../portal/posted-loader.ts';
import { feesText, limitsText } from '../../portal/posted.ts';
import { ProcedureLaw, ProcedurePapers, ProcedureSteps, ProcedureTerms } from '../../portal/procedure-parts.tsx';
import { usePortalT } from '../../portal/words.ts';

export { PostedMissing as ErrorBoundary } from '../../portal/posted-missing.tsx';

export const meta = portalMeta<{ procedure: PostedProcedure }>(
  (t, data) => data?.procedure.name ?? t('procedure.gone'),
);

/** Public: one procedure, in full. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const isPrint = new URL(request.url).searchParams.has('print');
  return { procedure: await getPosted(context, params['procedure']), isPrint };
}

function Answers() {
  const content = useLoaderData<typeof loader>().procedure;
  const t = usePortalT();
  const limits = content.methods.length === 0 ? [content.legalLimit] : content.methods.map((method) => method.limit);
  return (
    <dl className="facts">
      <div>
        <dt>{t('procedure.howLong')}</dt>
        <dd>
          <b>{limitsText(limits, t)}</b>
          <span>{t('procedure.legal')}</span>
        </dd>
      </div>
      <div>
        <dt>{t('procedure.howMuch')}</dt>
        <dd>
          <b>{feesText(content.methods, t)}</b>
        </dd>
      </div>
      {content.results.length === 0 ? null : (
        <div>
          <dt>{t('procedure.result')}</dt>
          <dd>
            <b>{content.results.join('; ')}</b>
          </dd>
        </div>
      )}
      {content.applicantTypes.length === 0 ? null : (
        <div>
          <dt>{t('procedure.who')}</dt>
          <dd>{content.applicantTypes.join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}

function HandIn() {
  const content = useLoaderData<typeof loader>().procedure;
  const { oneStopName } = useAgency();
  const t = usePortalT();
  const home = usePortalHome();
  if (!content.methods.some((method) => method.channel === 'online'))
    return (
      <div className="notice soon">
        <h2>{t('procedure.notOnline')}</h2>
        <p>{t('procedure.counterNote', { place: oneStopName })}</p>
      </div>
    );
  return (
    <div className="two no-print">
      <div className="opt">
        <h2>{t('procedure.online')}</h2>
        <p>{t('procedure.onlineNote')}</p>
        <a className="btn primary lg" href={`${home}/submit/${content.id}`}>
          {t('procedure.online')}
        </a>
      </div>
      <div className="opt">
        <h2>{t('procedure.counter')}</h2>
        <p>{t('procedure.counterNote', { place: oneStopName })}</p>
        <a className="btn lg" href="#where">
          {t('agency.where')}
        </a>
      </div>
    </div>
  );
}

/** Public. */
export default function Procedure() {
  const { procedure, isPrint } = useLoaderData<typeof loader>();
  const content = procedure;
  const { documentCode, number, id } = procedure;
  const t = usePortalT();
  const ui = useUiT();
  const home = usePortalHome();
  return (
    <div className={isPrint ? 'one' : 'cols'}>
      <div>
        <p className="code-l">
          <a href={home}>{ui('portal.procedures')}</a>&nbsp;· {content.field}&nbsp;·{' '}
          {t('procedure.code', { code: content.procedureCode })}
        </p>
        <h1>{content.name}</h1>
        {isPrint ? (
          <p className="hint no-print">
            {t('procedure.printHint')} <a href={`${home}/procedures/${id}`}>{t('procedure.back')}</a>
          </p>
        ) : null}
        <Answers />
        {isPrint ? null : <HandIn />}
        <ProcedurePapers content={content} />
        <ProcedureTerms content={content} />
        <ProcedureSteps content={content} />
        <ProcedureLaw content={content} />
        <p className="lead small">
          {t('procedure.document', { document: documentCode, number })}
          {isPrint ? null : (
            <span className="no-print">
              {' · '}
              <a href={`${home}/procedures/${id}?print`}>{t('procedure.print')}</a>
            </span>
          )}
        </p>
      </div>
      {isPrint ? null : (
        <aside id="where">
          <AgencyCard />
        </aside>
      )}
    </div>
  );
}
