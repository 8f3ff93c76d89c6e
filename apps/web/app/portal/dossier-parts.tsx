import type { TrackView } from '@chuan/dossiers/contract';
import { Icon, PublicFacts, PublicNotice, PublicSteps, useLocale, useUiT } from '@chuan/ui';
import { civilDateOf } from '@chuan/kernel';
import { formatCivilDate, formatDayMonth, formatTime } from '@chuan/ui/language';
import { useLoaderData } from '@remix-run/react';
import { IconChevronRight, IconMapPin } from '@tabler/icons-react';
import { useAgency } from './agency.tsx';
import { type Explanation, ledgerLines, reasonsOf } from './reasons.ts';
import { factsOf, pathOf, type Reader } from './tracking.ts';
import { sizeText } from './file-names.ts';
import { usePortalT } from './words.ts';

/** Language and instant of the page. */
export function useReader(): Reader {
  const { now } = useLoaderData() as { readonly now: number };
  return { t: usePortalT(), locale: useLocale(), now };
}

export interface DossierProps {
  readonly view: TrackView;
  /** Where the dossier's own pages lie. */
  readonly base: string;
}

export function DossierFacts({ view }: DossierProps) {
  const reader = useReader();
  return (
    <PublicFacts
      facts={factsOf(view, reader).map(({ label, value, note, more = '', why }) => ({
        label,
        value,
        ...(note === '' && more === '' && !why
          ? {}
          : {
              note: (
                <>
                  {note}
                  {note === '' || more === '' ? null : <br />}
                  {more}
                  {why ? (
                    <>
                      {' '}
                      <a href="#why">{reader.t('tracking.why')}</a>
                    </>
                  ) : null}
                </>
              ),
            }),
      }))}
    />
  );
}

/** What the reader has to do now, when it is nothing that needs a form. */
export function DossierNotice({ view }: DossierProps) {
  const t = usePortalT();
  if (view.status === 'submitted')
    return (
      <PublicNotice title={t('tracking.intakeTodo')}>
        <p>{t('tracking.intakeTodoText')}</p>
      </PublicNotice>
    );
  if (view.status === 'delivered')
    return (
      <PublicNotice title={t('tracking.done')}>
        <p>{t('tracking.doneText')}</p>
      </PublicNotice>
    );
  if (view.status === 'resolved') return <FetchNotice view={view} />;
  if (['withdrawn', 'stopped', 'not_accepted'].includes(view.status))
    return (
      <PublicNotice tone="soon" title={t('tracking.closed')}>
        <p>{t('tracking.closedText')}</p>
      </PublicNotice>
    );
  return (
    <PublicNotice title={t('tracking.nothing')}>
      <p>
        {view.maskedPhone === ''
          ? t('tracking.nothingPlain')
          : t('tracking.nothingPhone', { phone: view.maskedPhone.replaceAll(' ', '\u00a0') })}
      </p>
    </PublicNotice>
  );
}

function FetchNotice({ view }: Pick<DossierProps, 'view'>) {
  const t = usePortalT();
  const { oneStopName, address } = useAgency();
  const title = { counter: 'tracking.fetch', postal: 'tracking.fetchPostal', electronic: 'tracking.fetchElectronic' };
  return (
    <PublicNotice tone="soon" icon={IconMapPin} title={t(title[view.deliveryMethod] as 'tracking.fetch')}>
      {view.deliveryMethod === 'counter' ? <p>{[oneStopName, address].filter(Boolean).join(', ')}</p> : null}
    </PublicNotice>
  );
}

export function DossierPath({ view }: DossierProps) {
  const reader = useReader();
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{reader.t('tracking.steps')}</h2>
      <PublicSteps
        steps={pathOf(view, reader).map(({ lines, ...step }) => ({
          ...step,
          text: lines.map((line, index) => (
            <span key={line}>
              {index === 0 ? null : <br />}
              {line}
            </span>
          )),
        }))}
      />
    </section>
  );
}

function FormNumber({ number, view, base }: { readonly number: string } & DossierProps) {
  const { t } = useReader();
  const form = view.forms.find((one) => one.number === number);
  if (number === '') return null;
  return (
    <small>
      {form === undefined ? (
        number
      ) : (
        <a href={`${base}/forms/${form.id}`}>{t('tracking.formLink', { name: formName(form.code, t), number })}</a>
      )}
    </small>
  );
}

type FormKey = 'mau-01' | 'mau-02' | 'mau-03' | 'mau-04' | 'mau-05';
const named: readonly string[] = ['mau-01', 'mau-02', 'mau-03', 'mau-04', 'mau-05'];
const formName = (code: string, t: Reader['t']): string =>
  named.includes(code) ? t(`tracking.form.${code as FormKey}`) : t('tracking.form.other');

/** Why that date: the chain of promises, and every day behind it. */
export function DossierReasons({ view, base }: DossierProps) {
  const reader = useReader();
  const { t } = reader;
  const { explanation } = view;
  if (explanation === null || view.receivedAt === null) return null;
  const reasons = reasonsOf(explanation, view.receivedAt, reader);
  return (
    <section aria-labelledby="why">
      <h2 id="why">
        {view.dueAt === null
          ? t('tracking.reasonsOpen')
          : t('tracking.reasonsTitle', { day: formatDayMonth(civilDateOf(view.dueAt)) })}
      </h2>
      <p className="lead">
        {explanation.promises.some((promise) => promise.because === 'extension')
          ? t('tracking.reasonsSorry')
          : t('tracking.reasonsLead')}
      </p>
      <table className="reasons">
        <caption className="vh">{t('tracking.reasonsCaption')}</caption>
        <ReasonsHead />
        <tbody>
          {reasons.map((reason) => (
            <tr key={reason.key}>
              <td>
                {reason.text}
                {reason.note === '' ? null : <small>{reason.note}</small>}
                <FormNumber number={reason.document} view={view} base={base} />
              </td>
              <td>{reason.when}</td>
            </tr>
          ))}
          <tr className="total">
            <td>{t('tracking.due')}</td>
            <td>
              {view.dueAt === null
                ? t('tracking.dueNone')
                : `${formatTime(view.dueAt)}, ${formatCivilDate(civilDateOf(view.dueAt))}`}
            </td>
          </tr>
        </tbody>
      </table>
      {view.dueAt === null ? null : (
        <p className="hint">{explanation.isReproduced ? t('tracking.reproduced') : t('tracking.notReproduced')}</p>
      )}
      <LedgerDetails explanation={explanation} />
    </section>
  );
}

function ReasonsHead() {
  const ui = useUiT();
  return (
    <thead>
      <tr>
        <th scope="col">{ui('ledger.happened')}</th>
        <th scope="col">{ui('ledger.resultDate')}</th>
      </tr>
    </thead>
  );
}

function LedgerDetails({ explanation }: { readonly explanation: Explanation }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <details>
      <summary>
        <Icon of={IconChevronRight} size={20} />
        {t('tracking.ledger')}
      </summary>
      <div className="ledger-wrap" tabIndex={0} role="region" aria-label={t('tracking.ledger')}>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('tracking.ledgerDay')}</th>
              <th scope="col">{t('tracking.ledgerWhat')}</th>
              <th scope="col" className="r">
                {t('tracking.ledgerCounted')}
              </th>
              <th scope="col" className="r">
                {t('tracking.ledgerSum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ledgerLines(explanation, reader).map((line) => (
              <tr key={line.key} className={`${line.tone}${line.isToday ? ' now' : ''}`.trim() || undefined}>
                <td className="d">{line.days}</td>
                <td>
                  <span className="why">{line.text}</span>
                  {line.note === '' ? null : <small>{line.note}</small>}
                </td>
                <td className="r">{line.counted}</td>
                <td className="r">{line.sum}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function FileLinks({ files, base }: { readonly files: TrackView['files']; readonly base: string }) {
  const t = usePortalT();
  const locale = useLocale();
  return (
    <ul className="link-list">
      {files.map((file) => (
        <li key={file.id}>
          {file.isReady ? (
            <a href={`${base}/files/${file.id}`}>{file.name}</a>
          ) : (
            `${file.name} (${t(file.isBlocked ? 'tracking.blocked' : 'tracking.notReady')})`
          )}{' '}
          <small>{sizeText(file.sizeBytes, locale)}</small>
        </li>
      ))}
    </ul>
  );
}

/** Papers of the agency and of the applicant. */
export function DossierPapers({ view, base }: DossierProps) {
  const { t } = useReader();
  const results = view.files.filter((file) => file.purpose === 'result');
  const own = view.files.filter((file) => file.purpose !== 'result');
  return (
    <div className="b">
      <h2>{t('tracking.papers')}</h2>
      {results.length === 0 ? null : (
        <>
          <h3>{t('tracking.results')}</h3>
          <FileLinks files={results} base={base} />
        </>
      )}
      {view.forms.length === 0 && view.files.length === 0 ? <p>{t('tracking.papersNone')}</p> : null}
      <ul className="link-list">
        {view.forms.map((form) => (
          <li key={form.id}>
            <a href={`${base}/forms/${form.id}`}>
              {t('tracking.formLink', { name: formName(form.code, t), number: form.number })}
            </a>
          </li>
        ))}
      </ul>
      {own.length === 0 ? null : (
        <details>
          <summary>
            <Icon of={IconChevronRight} size={18} />
            {t('tracking.yourFiles', { count: own.length })}
          </summary>
          <FileLinks files={own} base={base} />
        </details>
      )}
    </div>
  );
}
