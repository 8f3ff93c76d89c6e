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

/** An amount and the words that explain it. */
export type Fee = PostedRow['fees'][number];

const perUnit = /^([\d.]+) (?:đồng|₫) (?:một|mỗi) ([^;,.]{1,60})/u;

/** What the amount is for, where its note says so: `bản sao`; and whether the note says no more than that. */
function unitOf({ feeVnd, feeNote }: Fee): { unit: string; isAll: boolean } | undefined {
  const [all, amount = '', unit] = perUnit.exec(feeNote) ?? [];
  if (unit === undefined || Number(amount.replaceAll('.', '')) !== feeVnd) return undefined;
  return { unit: unit.trim(), isAll: all === feeNote };
}

/** `8.000 ₫ một bản sao`; the amount alone where it is for the whole dossier. */
export function feeOf(fee: Fee, t: PortalT): string {
  const of = unitOf(fee);
  return of === undefined
    ? feeText(fee.feeVnd, t)
    : t('procedure.perUnit', { fee: formatVnd(fee.feeVnd), unit: of.unit });
}

/** What the note says besides the unit. */
export const noteOf = (fee: Fee): string => (unitOf(fee)?.isAll ? '' : fee.feeNote);

/** The amount with everything that explains it. */
export function feeExplained(fee: Fee, t: PortalT): string {
  const note = noteOf(fee);
  return note === '' ? feeOf(fee, t) : t('procedure.feeNoted', { fee: feeOf(fee, t), note });
}

/** Whether the sum is worked out when the dossier is received: words explain it, and they do not waive it. */
export const isFeeOpen = ({ feeVnd, feeNote }: Fee): boolean =>
  feeNote !== '' && !(feeVnd === 0 && /^miễn/iu.test(feeNote));

/** From the least to the most. */
export function feesText(fees: readonly Fee[], t: PortalT): string {
  const sorted = [...fees].sort((a, b) => a.feeVnd - b.feeVnd);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return t('procedure.free');
  if (least.feeVnd === most.feeVnd) return feeOf(sorted.find(unitOf) ?? most, t);
  return t('limit.range', { from: formatVnd(least.feeVnd), to: feeOf(most, t) });
}

export interface MethodLine extends Fee {
  readonly channel: SubmissionChannel;
  readonly caseName: string;
  readonly limit: Limit;
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
  return row ?? { limit: legalLimit, feeVnd: 0, feeNote: '' };
}

/** The steps that a dossier goes through, and those after the last usual one, to which only a refusal leads. */
export function stepsOfWay({ steps }: Pick<PostedProcedure, 'steps'>) {
  const rows = steps.filter((step) => step.kind !== 'timer' && step.kind !== 'decision');
  const end = rows.findLastIndex((step) => step.isUsual) + 1;
  return end === 0 ? { way: rows, refusal: [] } : { way: rows.slice(0, end), refusal: rows.slice(end) };
}

/** The legal basis that a form belongs to, where the form's name says so: `68/2025/TT-BTC`. */
export const lawOfForm = (
  form: PostedProcedure['forms'][number],
  { legalBases }: Pick<PostedProcedure, 'legalBases'>,
): string | undefined => legalBases.find(({ code }) => form.name.includes(code))?.code;
