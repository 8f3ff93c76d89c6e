import type { PostedProcedure } from '@chuan/procedures/contract';
import { useErrorText, useLocale } from '@chuan/ui';
import { usePortalHome } from './agency.tsx';
import { type RefusedFile, sizeText, stagedField } from './file-names.ts';
import { feeExplained, isFeeOpen, limitText, onlineMethod } from './posted.ts';
import { dataField, type FieldProblem, papersOf, type Typed } from './submission.ts';
import { problemText, SubmitFields, useDeliveryText } from './submit-fields.tsx';
import { UploadScript } from './upload-script.tsx';
import { usePortalT } from './words.ts';

interface CasePageProps {
  readonly procedure: PostedProcedure;
}

function Head({ procedure, step }: CasePageProps & { readonly step: string }) {
  const t = usePortalT();
  const home = usePortalHome();
  return (
    <>
      <p className="code-l">
        <a href={`${home}/procedures/${procedure.id}`}>{procedure.name}</a>
      </p>
      <h1>{t('form.title')}</h1>
      <p className="lead hint">{step}</p>
    </>
  );
}

/** Which case it is, because the papers depend on it. */
export function CasePage({ procedure, isAgain }: CasePageProps & { readonly isAgain: boolean }) {
  const t = usePortalT();
  return (
    <div className="one">
      <Head procedure={procedure} step={t('form.stepCase')} />
      <form className="panel" method="get">
        {isAgain ? <input type="hidden" name="again" value="1" /> : null}
        <fieldset>
          <legend>{t('form.caseTitle')}</legend>
          <p className="hint">{t('form.caseHint')}</p>
          {procedure.cases.map((one) => (
            <label className="choice" key={one.key}>
              <input type="radio" name="case" value={one.key} required />
              <span>{one.name}</span>
            </label>
          ))}
        </fieldset>
        <p className="acts">
          <button className="btn primary lg" type="submit">
            {t('form.next')}
          </button>
        </p>
      </form>
    </div>
  );
}

/** Who comes back to a form that was handed in finds what became of it, not the form. */
export function HandedInPage({ procedure, code }: CasePageProps & { readonly code: string }) {
  const t = usePortalT();
  const home = usePortalHome();
  return (
    <div className="one">
      <p className="code-l">
        <a href={`${home}/procedures/${procedure.id}`}>{procedure.name}</a>
      </p>
      <h1>{t('form.handedIn')}</h1>
      <p className="lead">{t('form.handedInText')}</p>
      <dl className="facts">
        <div>
          <dt>{t('tracking.code')}</dt>
          <dd>
            <b className="num">{code}</b>
          </dd>
        </div>
      </dl>
      <p className="acts">
        <a className="btn primary lg" href={`${home}/track/${code}`}>
          {t('tracking.receiptOpen')}
        </a>
        <a className="btn lg" href={`${home}/submit/${procedure.id}?again=1`}>
          {t('form.another')}
        </a>
      </p>
    </div>
  );
}

const stepsOf = ({ cases }: PostedProcedure) => (cases.length > 0 ? { total: 3, fill: 2 } : { total: 2, fill: 1 });

const caseName = (content: PostedProcedure, typed: Typed): string =>
  content.cases.find((one) => one.key === typed.caseKey)?.name ?? '';

function Errors({
  problems,
  refused,
  content,
}: Pick<FillPageProps, 'problems' | 'refused'> & { content: PostedProcedure }) {
  const t = usePortalT();
  const errorText = useErrorText();
  if (problems.length + refused.length === 0) return null;
  return (
    <div className="errs" role="alert" tabIndex={-1} id="errors">
      <h2>{t('form.errors', { count: problems.length + refused.length })}</h2>
      <p>{t('form.errorsHint')}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            <a href={`#${problem.field}`}>
              {labelOf(problem.field, content, t)}: {problemText(problem, t)}
            </a>
          </li>
        ))}
        {refused.map((file) => (
          <li key={`${file.paper} ${file.name}`}>
            <a href={`#file-${file.paper}`}>{t('form.problem.file', { name: file.name, why: errorText(file) })}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const lines = ['name', 'idNumber', 'phone', 'email', 'address', 'submitterName'] as const;

function labelOf(field: string, content: PostedProcedure, t: ReturnType<typeof usePortalT>): string {
  const line = lines.find((one) => one === field);
  if (line !== undefined) return t(`form.${line}`);
  if (field === 'delivery') return t('form.delivery');
  if (field === 'consent') return t('form.consentShort');
  const data = content.dataFields.find((one) => dataField(one.key) === field);
  return data?.label ?? content.components.find((one) => `file-${one.key}` === field)?.name ?? '';
}

interface FillPageProps {
  readonly procedure: PostedProcedure;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly refused: readonly RefusedFile[];
  /** What the service said, as a code of the catalogues. */
  readonly failure: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
}

/** The form. */
export function FillPage({ procedure, typed, problems, refused, failure }: FillPageProps) {
  const t = usePortalT();
  const errorText = useErrorText();
  const content = procedure;
  const { total, fill } = stepsOf(content);
  const here = `${usePortalHome()}/submit/${procedure.id}`;
  return (
    <div className="one">
      <Head procedure={procedure} step={t('form.stepFill', { now: fill, total })} />
      {content.cases.length === 0 ? null : (
        <p className="lead">
          {t('form.case')}: <b>{caseName(content, typed)}</b>. <a href={here}>{t('form.changeCase')}</a>
        </p>
      )}
      {failure === null ? null : (
        <div className="errs" role="alert">
          <h2>{t('failure.title')}</h2>
          <p>{errorText(failure)}</p>
        </div>
      )}
      <Errors problems={problems} refused={refused} content={content} />
      <form
        className="lead"
        method="post"
        encType="multipart/form-data"
        action={here}
        noValidate
        data-keep={`${procedure.id}:${typed.caseKey}`}
      >
        <input type="hidden" name="requestKey" value={typed.requestKey} />
        <input type="hidden" name="case" value={typed.caseKey} />
        <SubmitFields typed={typed} content={content} problems={problems} refused={refused} />
        <p className="acts">
          <button className="btn primary lg" type="submit" name="intent" value="review">
            {t('form.review')}
          </button>
        </p>
        <UploadScript draft={`${procedure.id}:${typed.caseKey}`} />
      </form>
    </div>
  );
}

/** The form again as fields that nobody sees, for the step after it. */
function Carried({ typed }: { readonly typed: Typed }) {
  const { data, staged, hasConsent, caseKey, ...plain } = typed;
  return (
    <>
      <input type="hidden" name="case" value={caseKey} />
      {Object.entries(plain).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {Object.entries(data).map(([key, value]) => (
        <input key={key} type="hidden" name={dataField(key)} value={value} />
      ))}
      {staged.map((file) => (
        <input key={file.token} type="hidden" name={stagedField(file.paper)} value={file.token} />
      ))}
      {hasConsent ? <input type="hidden" name="consent" value="yes" /> : null}
    </>
  );
}

interface ReviewPageProps {
  readonly procedure: PostedProcedure;
  readonly typed: Typed;
}

function useSummary({ procedure, typed }: ReviewPageProps): { label: string; value: string }[] {
  const t = usePortalT();
  const deliveryText = useDeliveryText();
  const content = procedure;
  const { limit, ...charge } = onlineMethod(content, typed.caseKey);
  const fee = feeExplained(charge, t);
  const feeLine = isFeeOpen(charge) ? t('form.feeOpen', { fee }) : t('form.feeLater', { fee });
  const data = content.dataFields.map((field) => {
    const value = typed.data[field.key] ?? '';
    return { label: field.label, value: field.kind === 'boolean' && value === 'yes' ? t('form.yes') : value };
  });
  return [
    ...(typed.caseKey === '' ? [] : [{ label: t('form.case'), value: caseName(content, typed) }]),
    { label: t('form.as'), value: t(`form.${typed.kind}`) },
    { label: t(`form.${typed.kind}Name`), value: typed.name },
    { label: t(`form.${typed.kind}Id`), value: typed.idNumber },
    ...lines.slice(2).map((name) => ({ label: t(`form.${name}`).replace(/ \(.*\)$/, ''), value: typed[name] })),
    ...data,
    { label: t('form.delivery'), value: typed.delivery === '' ? '' : deliveryText(typed.delivery) },
    { label: t('form.fee'), value: charge.feeVnd === 0 && !isFeeOpen(charge) ? fee : feeLine },
    { label: t('form.limit'), value: t('form.limitFrom', { limit: limitText(limit, t) }) },
  ].filter((line) => line.value !== '');
}

/** Everything once more, before it is handed in. */
export function ReviewPage({ procedure, typed }: ReviewPageProps) {
  const t = usePortalT();
  const locale = useLocale();
  const { total } = stepsOf(procedure);
  const papers = papersOf(procedure, typed.caseKey).filter((paper) => !paper.isFromDatabase);
  return (
    <div className="one">
      <Head procedure={procedure} step={t('form.stepReview', { now: total, total })} />
      <h2 className="part">{t('form.reviewTitle')}</h2>
      <p>{t('form.reviewLead')}</p>
      <dl className="facts">
        {useSummary({ procedure, typed }).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="part">{t('form.papers')}</h2>
      <ul className="papers">
        {papers.map((paper) => {
          const files = typed.staged.filter((file) => file.paper === paper.key);
          return (
            <li key={paper.key}>
              <b>{paper.name}</b>
              <span>{files.length === 0 ? t('form.missingFiles') : null}</span>
              {files.map((file) => (
                <small key={file.token}>
                  {file.name} ({sizeText(file.sizeBytes, locale)})
                </small>
              ))}
            </li>
          );
        })}
      </ul>
      <form method="post" encType="multipart/form-data" data-send>
        <Carried typed={typed} />
        <p className="acts">
          <button className="btn primary lg" type="submit" name="intent" value="send">
            {t('form.send')}
          </button>
          <button className="btn lg" type="submit" name="intent" value="edit">
            {t('form.edit')}
          </button>
        </p>
        <UploadScript />
      </form>
    </div>
  );
}
