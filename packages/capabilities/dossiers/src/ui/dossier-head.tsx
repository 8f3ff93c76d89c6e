import {
  ClockChip,
  Crumbs,
  formatDateTime,
  formatDayLong,
  formatDueNear,
  formatPromise,
  formatTime,
  formatWorkingTime,
  Icon,
  Kbd,
  Link,
  relativeDay,
  type StepGroup,
  StepStrip,
  toastDone,
  useLocale,
  useRouting,
  useShortcuts,
  useUiT,
} from '@chuan/ui';
import { civilDateOf, type Instant } from '@chuan/kernel';
import { IconCopy } from '@tabler/icons-react';
import type { DossierPage, StepView } from '../contract.ts';
import { clockState, pressingTone } from './clocks.ts';
import { useT } from './translate.ts';
import { usePlace } from './work-order.ts';

/** The step one stands at: mine first, else the open one that is due first. */
export function stepAtWork(page: DossierPage): StepView | undefined {
  const open = page.steps.filter((step) => step.status === 'open');
  const due = (step: StepView) => step.clock?.dueAt ?? Number.MAX_SAFE_INTEGER;
  return [...open].sort((a, b) => Number(b.isMine) - Number(a.isMine) || due(a) - due(b))[0];
}

function Trail({ page }: { readonly page: DossierPage }) {
  const t = useT();
  const { goTo } = useRouting();
  const place = usePlace(page.id);
  const lead = (id: string | undefined) => () => {
    if (id !== undefined) goTo(`/w/dossiers/${id}`);
  };
  useShortcuts({ j: lead(place?.next), k: lead(place?.previous) }, place !== undefined);
  const copy = async () => {
    await navigator.clipboard.writeText(page.code);
    toastDone(t('page.copied'));
  };
  return (
    <Crumbs
      items={[
        {
          label: place === undefined ? t('register.title') : t('work.title'),
          href: place === undefined ? '/w/dossiers' : '/w',
        },
        { label: page.code, code: true },
      ]}
      after={
        <>
          <button type="button" className="btn subtle copy" aria-label={t('page.copyCode')} onClick={() => void copy()}>
            <Icon of={IconCopy} size={16} />
          </button>
          {place === undefined ? null : (
            <>
              <span className="num">{t('page.place', { index: place.index, count: place.count })}</span>
              <Kbd>J</Kbd>
              <Kbd>K</Kbd>
            </>
          )}
        </>
      }
    />
  );
}

function StepPromise({ step, now }: { readonly step: StepView; readonly now: Instant }) {
  const t = useT();
  const ui = useUiT();
  const locale = useLocale();
  if (step.clock === null) return null;
  const clock = clockState(step.clock);
  const dueAt = step.clock.dueAt;
  const near = dueAt === null ? undefined : relativeDay(civilDateOf(dueAt), civilDateOf(now), locale);
  const when = dueAt === null ? '' : near ? `${formatTime(dueAt)} ${near}` : formatDueNear(dueAt, now, locale);
  return (
    <div>
      <dt>{t(clock.band === 'late' ? 'page.stepLate' : 'page.stepLeft')}</dt>
      <dd>
        <ClockChip bare now={now} clock={clock} />
        <small>
          {clock.band === 'hold' ? t('page.standing') : t('page.stepNote', { band: ui(`bands.${clock.band}`), when })}
        </small>
      </dd>
    </div>
  );
}

function WholePromise({ page }: { readonly page: DossierPage }) {
  const t = useT();
  const locale = useLocale();
  const { clock } = page;
  const isIntake = page.receivedAt === null;
  // While the applicant has to bring papers, nobody owes an answer.
  const isAnswerDue = isIntake && page.status === 'submitted';
  const note = () => {
    if (page.deliveredAt !== null) return t('page.deliveredAt', { when: formatPromise(page.deliveredAt, locale) });
    if (page.resolvedAt !== null && clock.band === 'ended')
      return t('page.resolvedAt', { when: formatPromise(page.resolvedAt, locale) });
    if (clock.band === 'ended') return t('page.ended');
    const before = page.explanation?.promises.at(-1)?.dueAt;
    if (isIntake && clock.band === 'paused') return t('page.promisedOnReceipt');
    if (clock.dueAt === null && before) return t('page.promisedBefore', { when: formatPromise(before, locale) });
    if (clock.remainingMinutes === null || clock.band === 'paused') return t('page.standing');
    const time = formatWorkingTime(clock.remainingMinutes, locale);
    return t(clock.remainingMinutes < 0 ? 'page.late' : 'page.left', { time });
  };
  return (
    <div>
      <dt>{t(isAnswerDue ? 'page.intakeDue' : 'page.promised')}</dt>
      <dd>
        {clock.dueAt === null
          ? t(isIntake ? 'page.noPromise' : 'page.promiseStands')
          : `${formatTime(clock.dueAt)}, ${formatDayLong(civilDateOf(clock.dueAt), locale)}`}
        <small>
          {note()}
          {page.explanation === null ? null : (
            <span className="no-print">
              {' · '}
              <a href="#why">{t('page.why')}</a>
            </span>
          )}
        </small>
      </dd>
    </div>
  );
}

/** Code, name, applicant, procedure; and the two clocks. */
export function DossierHead({ page, now }: { readonly page: DossierPage; readonly now: Instant }) {
  const t = useT();
  const step = stepAtWork(page);
  return (
    <header className="dossier-head">
      <Trail page={page} />
      <p className="print-only small">{t('page.printed', { code: page.code, when: formatDateTime(now) })}</p>
      <div>
        <h1>{page.procedureName}</h1>
        <p className="facts-line">
          <span>{t.rich('page.facts', { name: page.applicant.name, b: (words) => <b>{words}</b> })}</span>
          <span>· {t('page.submitted', { channel: t(`channel.${page.channel}`).toLocaleLowerCase('vi') })} ·</span>
          <Link href={`/w/procedures/${page.procedureVersionId}`}>
            {t('page.document', { code: page.procedureDocument, number: page.procedureNumber })}
          </Link>
          <span className={`badge ${statusTone(page)}`}>{t(`status.${page.status}`)}</span>
          {page.timeliness === null ? null : (
            <span className={`badge ${page.timeliness === 'overdue' ? 'late' : 'ok'}`}>
              {t(`timeliness.${page.timeliness}`)}
            </span>
          )}
        </p>
      </div>
      <dl className="promise">
        {step === undefined || page.clock.band === 'ended' ? null : <StepPromise step={step} now={now} />}
        <WholePromise page={page} />
      </dl>
    </header>
  );
}

export function statusTone({ status }: Pick<DossierPage, 'status'>): string {
  if (status === 'awaiting_supplement' || status === 'suspended') return 'hold';
  if (status === 'resolved' || status === 'delivered') return 'ok';
  return status === 'in_progress' || status === 'submitted' ? 'accent' : '';
}

/** A step that took longer than it was given stays coloured. */
const lateTone = ({ usedMinutes, limitMinutes }: StepView): 'late' | undefined =>
  usedMinutes !== null && limitMinutes > 0 && usedMinutes > limitMinutes ? 'late' : undefined;

/** Rows of the procedure, those that run side by side in one cell. */
function groupsOf(steps: readonly StepView[], nameOf: (step: StepView) => string): StepGroup[] {
  const groups: StepView[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.isParallel && last?.at(-1)?.isParallel) last.push(step);
    else groups.push([step]);
  }
  return groups.map((group) =>
    group.map((step) => {
      const tone = step.status === 'open' ? pressingTone(step.clock) : lateTone(step);
      return {
        key: step.nodeId,
        state:
          step.status === 'open' ? ('now' as const) : step.status === 'ahead' ? ('next' as const) : ('done' as const),
        number: step.label.replace(/^B/, ''),
        name: group.length > 1 && step !== group[0] ? nameOf(step) : step.name,
        positionName: step.positionName,
        limitMinutes: step.limitMinutes,
        ...(step.personName !== '' && step.status === 'open' ? { holderName: step.personName } : {}),
        ...(step.usedMinutes === null ? {} : { usedMinutes: step.usedMinutes }),
        ...(tone ? { tone } : {}),
      };
    }),
  );
}

export function DossierSteps({ page }: { readonly page: DossierPage }) {
  const t = useT();
  if (page.steps.length === 0) return null;
  return <StepStrip groups={groupsOf(page.steps, (step) => t('page.parallel', { name: step.name }))} />;
}
