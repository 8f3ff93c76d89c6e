import {
  Explanation as ExplanationPart,
  formatDayMonth,
  formatHours,
  formatPromise,
  formatTime,
  Icon,
  useLocale,
} from '@chuan/ui';
import { civilDateOf, type Instant } from '@chuan/kernel';
import { IconPrinter, IconRefresh } from '@tabler/icons-react';
import type { DossierPage, ExplanationView } from '../contract.ts';
import { formHref } from './history.tsx';
import { amountOf, ledgerRows } from './ledger-rows.ts';
import { limitText } from './limits.ts';
import { useT } from './translate.ts';

/** One sentence: the limit, from when, what stopped it, what lengthened it. */
function Say({ explanation }: { readonly explanation: ExplanationView }) {
  const t = useT();
  const locale = useLocale();
  const { ledger, limit, startsAt } = explanation;
  const bold = { b: (words: React.ReactNode) => <b>{words}</b> };
  const from = t('why.from', { time: formatTime(startsAt), day: formatDayMonth(civilDateOf(startsAt)) });
  const pauses = ledger.filter((row) => row.kind === 'pause' && row.to !== null);
  const extension = ledger.filter((row) => row.kind === 'extension');
  const added = extension.reduce((sum, row) => sum + (row.limitAfter ?? 0) - (row.limitBefore ?? 0), 0);
  const paused = pauses.reduce((sum, row) => sum + (row.workedMinutes ?? 0), 0);
  return (
    <>
      {t.rich('why.say', { ...bold, limit: limitText(limit, t), from })}
      {ledger.some((row) => row.kind === 'restart') ? t.rich('why.sayRestart', bold) : null}
      {paused === 0 ? null : t.rich('why.sayPaused', { ...bold, time: formatHours(paused, locale) })}
      {added === 0 ? null : t.rich('why.sayExtended', { ...bold, time: amountOf(added, { t, locale, explanation }) })}
      {explanation.dueAt === null ? t.rich('why.sayStanding', bold) : null}
    </>
  );
}

/** Prints this part of the page alone. */
function printOnly(): void {
  document.documentElement.dataset.print = 'why';
  window.addEventListener('afterprint', () => delete document.documentElement.dataset.print, { once: true });
  window.print();
}

function Foot({ explanation, now }: { readonly explanation: ExplanationView; readonly now: Instant }) {
  const t = useT();
  return (
    <>
      <span>{t('why.hours')}</span>
      {explanation.calendarName === '' ? null : <span>{explanation.calendarName}</span>}
      <span className={explanation.isReproduced ? undefined : 'msg-err'}>
        <Icon of={IconRefresh} size={16} />{' '}
        {t(explanation.isReproduced ? 'why.reproduced' : 'why.notReproduced', { time: formatTime(now) })}
      </span>
    </>
  );
}

/** "Vì sao hẹn ngày này?": sentence, promises, ledger, and that it was worked out again just now. */
export function DueExplanation({ page, now }: { readonly page: DossierPage; readonly now: Instant }) {
  const t = useT();
  const locale = useLocale();
  const { explanation } = page;
  if (explanation === null) return null;
  const last = explanation.ledger.at(-1);
  const amount = (value: number) => amountOf(value, { t, locale, explanation });
  const hrefOf = (document: string) => {
    const form = page.forms.find((one) => one.number === document);
    return form && formHref(form.id);
  };
  return (
    <div className="why-print">
      <p className="print-only">
        <b>{t('why.printHead')}</b> {page.code} · {page.procedureName} · {page.applicant.name}
      </p>
      <ExplanationPart
        title={t('why.title')}
        aside={
          <button type="button" className="btn subtle sm no-print" onClick={printOnly}>
            <Icon of={IconPrinter} size={16} />
            {t('why.print')}
          </button>
        }
        say={<Say explanation={explanation} />}
        promises={explanation.promises.map((promise, index) => ({
          key: String(index),
          label: t(`why.promise.${promise.because}`),
          at: promise.dueAt,
        }))}
        ledger={{
          caption: t('why.caption'),
          rows: ledgerRows({ t, locale, explanation, now, hrefOf }),
          unit: explanation.countedIn,
          total: {
            label:
              explanation.dueAt === null
                ? t('why.totalOpen')
                : t('why.total', { when: formatPromise(explanation.dueAt, locale) }),
            value: amount(last?.sum ?? 0),
          },
        }}
        foot={<Foot explanation={explanation} now={now} />}
      />
    </div>
  );
}
