import type { SubmissionChannel } from '@chuan/library/contract';
import type { PostedProcedure, PostedRow } from '@chuan/procedures/contract';
import { formatVnd } from '@chuan/ui/language';
import type { PortalT } from './words-in.ts';

export type Limit = PostedProcedure['legalLimit'];

const mostShown = 5;

/** The posted ones among the procedures that most people come for, in that order. */
export function mostUsedOf(used: readonly { readonly procedureId: string }[], rows: readonly PostedRow[]): PostedRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return used.flatMap(({ procedureId }) => byId.get(procedureId) ?? []).slice(0, mostShown);
}

const two = (value: number) => String(value).padStart(2, '0');

/** `07 ngày làm việc`; a limit of nought is answered while one waits. */
export const limitText = (limit: Limit, t: PortalT): string =>
  limit.value === 0 ? t('limit.atOnce') : t(`limit.${limit.unit}`, { value: two(limit.value) });

/** Working time as a citizen reads it: `02 ngày làm việc`, `30 giờ làm việc`, `1 giờ 30 phút làm việc`. */
export function workText(minutes: number, t: PortalT): string {
  const whole = Math.round(minutes);
  if (whole > 0 && whole % 480 === 0) return t('limit.working_days', { value: two(whole / 480) });
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return t('limit.minutes', { value: String(rest) });
  if (rest === 0) return t('limit.working_hours', { value: String(hours) });
  return t('limit.hoursMinutes', { hours: String(hours), minutes: two(rest) });
}

const minutesPerUnit = { working_hours: 60, working_days: 480, calendar_days: 480, months: 10_560 } as const;
const sizeOf = (limit: Limit) => limit.value * minutesPerUnit[limit.unit];

/** From the shortest to the longest. */
export function limitsText(limits: readonly Limit[], t: PortalT): string {
  const sorted = [...limits].sort((a, b) => sizeOf(a) - sizeOf(b));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (sizeOf(first) === sizeOf(last)) return limitText(last, t);
  const isOneUnit = first.unit === last.unit && first.value !== 0;
  const from = isOneUnit ? two(first.value) : limitText(first, t);
  return t('limit.range', { from, to: limitText(last, t) });
}

export const feeText = (feeVnd: number, t: PortalT): string => (feeVnd === 0 ? t('procedure.free') : formatVnd(feeVnd));

export function feesText(fees: readonly number[], t: PortalT): string {
  if (fees.length === 0) return t('procedure.free');
  const [least, most] = [Math.min(...fees), Math.max(...fees)];
  return least === most ? feeText(most, t) : t('limit.range', { from: formatVnd(least), to: formatVnd(most) });
}

export interface MethodLine {
  readonly channel: SubmissionChannel;
  readonly caseName: string;
  readonly limit: Limit;
  readonly feeVnd: number;
  readonly feeNote: string;
}

/** Channel × case: what each way of handing in costs and takes. */
export const methodLines = ({ methods, cases }: PostedProcedure): MethodLine[] =>
  methods.map(({ channel, caseKey, limit, feeVnd, feeNote }) => ({
    channel,
    caseName: cases.find((one) => one.key === caseKey)?.name ?? '',
    limit,
    feeVnd,
    feeNote,
  }));

export type Component = PostedProcedure['components'][number];

/** Papers grouped as they are asked for: those of every case first, then those of each. */
export function componentGroups({ components, cases }: PostedProcedure): { name: string; rows: Component[] }[] {
  const common = components.filter((component) => component.caseKey === undefined);
  const groups = cases.map(({ key, name }) => ({
    name,
    rows: components.filter((component) => component.caseKey === key),
  }));
  return [{ name: '', rows: common }, ...groups].filter((group) => group.rows.length > 0);
}

/** Limit and fee of handing in online. */
export function onlineMethod({ methods, legalLimit }: PostedProcedure, caseKey: string) {
  const rows = methods.filter((method) => method.channel === 'online');
  const row =
    rows.find((method) => method.caseKey === caseKey && caseKey !== '') ??
    rows.find((method) => method.caseKey === undefined);
  return row ?? { limit: legalLimit, feeVnd: 0 };
}
