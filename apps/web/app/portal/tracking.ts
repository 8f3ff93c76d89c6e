import { civilDateOf, type Instant } from '@chuan/kernel';
import type { TrackView } from '@chuan/dossiers/contract';
import { addDays, formatDayMonth, formatDayNear, formatPromise, formatTime, type Locale } from '@chuan/ui/language';
import { workText } from './posted.ts';
import type { PortalT } from './words-in.ts';

export interface Reader {
  readonly t: PortalT;
  readonly locale: Locale;
  readonly now: Instant;
}

/** `15:45 hôm nay, thứ Tư 25/11/2026` */
export function whenText(at: Instant, { now, locale }: Reader): string {
  const date = civilDateOf(at);
  const today = civilDateOf(now);
  const isNear = date === today || date === addDays(today, 1) || date === addDays(today, -1);
  if (!isNear) return formatPromise(at, locale);
  return `${formatTime(at)} ${formatDayNear(date, today, locale)}`;
}

/** `14:20, 11/11` */
export const shortTime = (at: Instant): string => `${formatTime(at)}, ${formatDayMonth(civilDateOf(at))}`;

const isEnded = ({ status }: TrackView): boolean =>
  ['delivered', 'withdrawn', 'stopped', 'not_accepted'].includes(status);

/** Whether the applicant can do this now, by the table that the service demands. */
export const isAllowed = ({ actions }: Pick<TrackView, 'actions'>, key: TrackView['actions'][number]['key']): boolean =>
  actions.some((action) => action.key === key && action.isAllowed);

const openSteps = ({ steps }: TrackView) => steps.filter((step) => step.status === 'open');

/** Names longer than this would make a headline of three lines. */
const shortName = 44;
const shortPerson = 22;

export function titleOf(view: TrackView, { t }: Reader): string {
  const open = openSteps(view);
  // A short name stays in one piece; a long one would be torn inside a word on a phone.
  const isShort = view.applicantName.length <= shortPerson;
  const name = isShort ? view.applicantName.replaceAll(' ', '\u00a0') : view.applicantName;
  const only = open.length === 1 ? open[0] : undefined;
  if (view.status === 'in_progress' && only && only.name.length <= shortName)
    return t('tracking.atStep', { name, step: only.name });
  return t(`tracking.fullTitle.${view.status}`, { name });
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** A second line under the note. */
  readonly more?: string;
  /** The note leads on to the explanation of the date. */
  readonly why?: boolean;
}

function holderFact(view: TrackView, { t }: Reader): Fact | undefined {
  const label = t('tracking.holder');
  const open = openSteps(view);
  if (view.status === 'awaiting_supplement')
    return { label, value: t('tracking.holderYou'), note: t('tracking.holderYouNote') };
  if (view.status === 'submitted') return { label, value: t('tracking.holderIntake'), note: '' };
  if (view.status === 'suspended') return { label, value: t('tracking.holderOther'), note: '' };
  if (open.length === 0) return undefined;
  const positions = [...new Set(open.map((step) => step.positionName))];
  const units = [...new Set(open.map((step) => step.unit).filter(Boolean))];
  const working = t('tracking.working', { step: open.map((step) => step.name).join('; ') });
  return { label, value: positions.join('; '), note: units.join('; '), more: working };
}

function untilFact(view: TrackView, reader: Reader): Fact | undefined {
  const { t, now } = reader;
  const label = t('tracking.until');
  if (view.status === 'awaiting_supplement') return { label, value: t('tracking.untilYou'), note: '' };
  if (view.status === 'suspended') return { label, value: t('tracking.untilPaused'), note: '' };
  if (view.status === 'submitted')
    return view.intakeDueAt === null
      ? undefined
      : { label: t('tracking.intakeUntil'), value: whenText(view.intakeDueAt, reader), note: '' };
  const dues = openSteps(view).flatMap((step) => (step.clock?.dueAt ? [step.clock.dueAt] : []));
  if (view.status !== 'in_progress' || dues.length === 0) return undefined;
  const due = Math.max(...dues);
  const next = view.steps.find((step) => step.status === 'ahead');
  const then = next ? t('tracking.untilThen', { position: next.positionName, step: next.name }) : '';
  return { label, value: whenText(due, reader), note: due < now ? t('tracking.untilLate') : then };
}

function dueFact(view: TrackView, reader: Reader): Fact {
  const { t, now } = reader;
  const label = t('tracking.due');
  if (view.status === 'awaiting_supplement' || view.status === 'suspended') {
    const before = view.explanation?.promises.at(-1)?.dueAt;
    if (before === undefined) return { label, value: t('tracking.dueNone'), note: t('tracking.dueNoneNote') };
    const note = t('tracking.duePausedNote', { when: whenText(before, reader) });
    return { label, value: t('tracking.duePaused'), note, why: true };
  }
  if (view.dueAt === null) return { label, value: t('tracking.dueNone'), note: t('tracking.dueNoneNote') };
  const moved = view.explanation?.promises.filter((promise) => promise.because === 'extension').length ?? 0;
  const isLate = view.resolvedAt === null && view.dueAt < now;
  const notes = [
    ...(isLate ? [t('tracking.dueLate')] : []),
    ...(moved > 0 ? [t('tracking.dueMoved', { count: moved })] : []),
  ];
  return { label, value: whenText(view.dueAt, reader), note: notes.join(' '), why: view.explanation !== null };
}

/** Who holds it, until when, and when the result comes. */
export function factsOf(view: TrackView, reader: Reader): Fact[] {
  const { t } = reader;
  const { deliveredAt, resolvedAt } = view;
  const isEarly = resolvedAt !== null && view.dueAt !== null && resolvedAt < view.dueAt;
  const closing: Fact[] = [
    ...(resolvedAt === null
      ? []
      : [
          {
            label: t('tracking.resolvedAt'),
            value: whenText(resolvedAt, reader),
            note: isEarly ? t('tracking.early') : '',
          },
        ]),
    ...(deliveredAt === null
      ? []
      : [{ label: t('tracking.deliveredAt'), value: whenText(deliveredAt, reader), note: '' }]),
  ];
  if (isEnded(view)) return closing;
  const facts = [holderFact(view, reader), untilFact(view, reader), ...closing, dueFact(view, reader)];
  return facts.filter((fact) => fact !== undefined);
}

type StepRow = TrackView['steps'][number];

/** Within a quarter of an hour a step was simply in time. */
const slackMinutes = 15;

function paceText({ usedMinutes, limitMinutes, status }: StepRow, t: PortalT): string {
  if (status !== 'done' || usedMinutes === null) return '';
  const saved = limitMinutes - usedMinutes;
  if (saved < 0) return t('tracking.stepLate', { time: workText(-saved, t) });
  return saved < slackMinutes ? t('tracking.stepInTime') : t('tracking.stepEarly', { time: workText(saved, t) });
}

/** What the applicant was asked for during a step. */
function asksOf(step: StepRow, view: TrackView, t: PortalT): string[] {
  const asked = view.events.filter((event) => event.kind === 'supplement_requested' && event.stepName === step.name);
  return asked.flatMap((event) => {
    const got = view.events.find((other) => other.kind === 'supplement_received' && other.seq > event.seq);
    const items = String(event.params['items'] ?? '').toLocaleLowerCase('vi');
    return [
      t('tracking.askedAt', { when: shortTime(event.at), items }),
      ...(got ? [t('tracking.gotAt', { when: shortTime(got.at) })] : []),
    ];
  });
}

function stepTime(step: StepRow, isLast: boolean, view: TrackView, { t, now, locale }: Reader): string {
  if (step.status === 'cancelled') return t('tracking.stepCancelled');
  if (step.status === 'done') return step.closedAt === null ? '' : shortTime(step.closedAt);
  if (step.status === 'ahead')
    return isLast && view.dueAt !== null
      ? t('tracking.stepLast', { when: shortTime(view.dueAt) })
      : t('tracking.stepAhead', { time: workText(step.limitMinutes, t) });
  if (view.status === 'resolved') return t('tracking.stepFetch');
  const due = step.clock?.dueAt ?? null;
  if (due === null) return t('tracking.stepNowPaused');
  const isToday = civilDateOf(due) === civilDateOf(now);
  const when = isToday ? formatTime(due) : shortTime(due);
  return due < now ? t('tracking.stepNowLate', { when }) : t('tracking.stepNow', { when });
}

export interface PathStep {
  readonly key: string;
  readonly state: 'done' | 'now' | 'next';
  readonly name: string;
  readonly lines: readonly string[];
  readonly time: string;
}

const states = { done: 'done', open: 'now', ahead: 'next', cancelled: 'next' } as const;

/** The way of the dossier, a line for each step: position, pace and what was asked, never a person's name. */
export function pathOf(view: TrackView, reader: Reader): PathStep[] {
  const { t } = reader;
  return view.steps.map((step, index) => {
    const pace = paceText(step, t);
    return {
      key: step.nodeId,
      state: states[step.status],
      name: step.name,
      lines: [pace === '' ? step.positionName : `${step.positionName}. ${pace}`, ...asksOf(step, view, t)],
      time: stepTime(step, index === view.steps.length - 1, view, reader),
    };
  });
}

/** `10:30 16/11`, for spans. */
export const spanTime = (at: Instant): string => `${formatTime(at)} ${formatDayMonth(civilDateOf(at))}`;
