import { formatDueShort, formatVnd, type Locale, Timeline, type TimelineEvent, useLocale } from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import {
  IconArrowBackUp,
  IconArrowRight,
  IconBan,
  IconCalendarPlus,
  IconFileText,
  IconFlagCheck,
  IconInbox,
  IconMailForward,
  IconMessageCheck,
  IconPackageExport,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserCheck,
  IconWorldUpload,
} from '@tabler/icons-react';
import type { EventView } from '../contract.ts';
import { fileLink } from './file-link.ts';
import { type DossierWords, useT } from './translate.ts';

const icons: Readonly<Record<string, TimelineEvent['icon']>> = {
  submitted: IconWorldUpload,
  received: IconInbox,
  intake_refused: IconBan,
  step_completed: IconArrowRight,
  opinion_given: IconMessageCheck,
  returned: IconArrowBackUp,
  recalled: IconArrowBackUp,
  reassigned: IconUserCheck,
  supplement_requested: IconPlayerPause,
  supplement_received: IconPlayerPlay,
  extended: IconCalendarPlus,
  suspended: IconPlayerPause,
  resumed: IconPlayerPlay,
  result_ready: IconFlagCheck,
  delivery_changed: IconMailForward,
  delivered: IconPackageExport,
  withdrawn: IconArrowBackUp,
  stopped: IconBan,
  files_attached: IconFileText,
};

const tones: Readonly<Record<string, NonNullable<TimelineEvent['tone']>>> = {
  supplement_requested: 'hold',
  suspended: 'hold',
  supplement_received: 'ok',
  resumed: 'ok',
  extended: 'soon',
  intake_refused: 'late',
  stopped: 'late',
  withdrawn: 'hold',
};

const known = new Set(Object.keys(icons));

/** The catalogue's sentence of an event; kinds of newer versions show their bare name. */
export function eventTitle(event: EventView, t: DossierWords): string {
  if (!known.has(event.kind)) return event.kind;
  const to = String(event.params.to ?? '');
  const kind = event.kind as 'received';
  if (event.kind === 'step_completed' && to === '') return event.stepName;
  return t(`event.${kind}`, {
    ...Object.fromEntries(Object.entries(event.params).map(([name, value]) => [name, String(value ?? '')])),
  } as never);
}

/** Whether the dossier was received by then: before that no clock ran that anything could stop. */
const isReceivedBy = ({ seq }: EventView, events: readonly EventView[]): boolean =>
  events.some((event) => event.kind === 'received' && event.seq < seq);

interface Telling {
  readonly t: DossierWords;
  readonly locale: Locale;
  readonly events: readonly EventView[];
}

function effectOf(event: EventView, { t, locale, events }: Telling): string | undefined {
  const { kind, params } = event;
  const dueAt = typeof params.dueAt === 'number' ? formatDueShort(params.dueAt, locale) : undefined;
  if (kind === 'supplement_requested')
    return t(isReceivedBy(event, events) ? 'page.effect.paused' : 'page.effect.notYet');
  if (kind === 'suspended') return t('page.effect.paused');
  if (dueAt === undefined) return undefined;
  if (kind === 'received') return t('page.effect.due', { when: dueAt });
  if (kind === 'submitted') return t('page.effect.intakeDue', { when: dueAt });
  if (kind === 'extended') return t('page.effect.extended', { days: Number(params.days), when: dueAt });
  return kind === 'supplement_received' || kind === 'resumed' ? t('page.effect.again', { when: dueAt }) : undefined;
}

const ends = ['granted', 'refused', 'withdrawn', 'stopped'] as const;

/** How a dossier ends has words of its own; a step's outcome is the procedure's own wording. */
function outcomeText(outcome: string, t: DossierWords): string {
  const end = ends.find((one) => one === outcome);
  return end ? t(`outcome.${end}`) : outcome;
}

const ways = ['counter', 'postal', 'electronic'] as const;

/** `Đổi: Tại quầy sang Bưu chính`, and where to. */
function changedDelivery({ from, to, address }: EventView['params'], t: DossierWords): string | undefined {
  const [before, after] = [from, to].map((way) => ways.find((one) => one === way));
  if (before === undefined || after === undefined) return undefined;
  const line = t('page.deliveryFromTo', {
    from: t(`deliveryMethod.${before}`),
    to: t(`deliveryMethod.${after}`),
  });
  return address ? `${line}\n${t('page.deliveryTo', { address: String(address) })}` : line;
}

/** `Mức thu 40.000 ₫ (quy trình ghi 8.000 ₫): 5 bản sao × 8.000 đồng` */
function workedOutFee({ feeVnd, feeListedVnd, feeReason }: EventView['params'], t: DossierWords): string | undefined {
  if (typeof feeVnd !== 'number' || typeof feeListedVnd !== 'number') return undefined;
  return t('page.feeWorkedOut', {
    fee: formatVnd(feeVnd),
    listed: formatVnd(feeListedVnd),
    reason: String(feeReason ?? ''),
  });
}

function textOf({ params, note }: EventView, t: DossierWords): string | undefined {
  const told = (name: string) => (typeof params[name] === 'string' && params[name] !== '' ? params[name] : undefined);
  const lines = [
    note,
    told('items') && t('page.items', { items: told('items') as string }),
    told('outcome') && t('page.outcomeIs', { outcome: outcomeText(told('outcome') as string, t) }),
    changedDelivery(params, t),
    workedOutFee(params, t),
    told('receiver') && t('page.receiver', { name: told('receiver') as string }),
  ].filter(Boolean);
  return lines.length === 0 ? undefined : lines.join('\n');
}

export function byOf(event: EventView, t: DossierWords): string {
  if (event.actorKind === 'citizen') return t('page.byCitizen');
  if (event.actorKind === 'system' || event.actorName === '') return t('page.bySystem');
  if (event.actorPosition === '') return event.actorName;
  return t('page.by', { name: event.actorName, position: event.actorPosition });
}

export const formHref = (id: string): string => `/w/forms/${id}.pdf`;

export function formName(form: { code: string; number: string }, t: DossierWords): string {
  const short = /^mau-0[1-7]$/.test(form.code) ? t(`page.formShort.${form.code as 'mau-01'}`) : form.code;
  return t('page.formLabel', { number: form.number, form: short });
}

function documentsOf(event: EventView, t: DossierWords): NonNullable<TimelineEvent['documents']> {
  return [
    ...event.forms.map((form) => ({
      href: formHref(form.id),
      label: formName(form, t),
      kind: form.code === 'mau-01' ? ('receipt' as const) : ('signed' as const),
    })),
    ...event.files.map(fileLink),
  ];
}

/** Who did what and when, newest first, with papers and the effect on the clock. */
export function History({ events, now }: { readonly events: readonly EventView[]; readonly now: Instant }) {
  const t = useT();
  const locale = useLocale();
  const rows = [...events]
    .sort((a, b) => b.seq - a.seq)
    .map((event): TimelineEvent => {
      const text = textOf(event, t);
      const effect = effectOf(event, { t, locale, events });
      const isBeforeClock = event.kind === 'supplement_requested' && !isReceivedBy(event, events);
      const icon = isBeforeClock ? IconFileText : icons[event.kind];
      const tone = isBeforeClock ? undefined : tones[event.kind];
      return {
        id: String(event.seq),
        at: event.at,
        icon: icon ?? IconFileText,
        title: eventTitle(event, t),
        by: byOf(event, t),
        documents: documentsOf(event, t),
        ...(tone ? { tone } : {}),
        ...(text ? { text } : {}),
        ...(effect ? { effect } : {}),
      };
    });
  return <Timeline events={rows} now={now} />;
}
