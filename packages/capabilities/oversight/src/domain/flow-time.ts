import { type WorkingCalendar, workingMinutesBetween } from '@chuan/calendar';
import type { Instant, Uuid } from '@chuan/kernel';

/** A row of the procedure's table as the flow's figures need it. */
export interface FlowRow {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly limitMinutes: number;
  /** Runs beside the row before it. */
  readonly isParallel: boolean;
  /** Rows on the usual way after this one: of several outcomes the first. */
  readonly ahead: ReadonlySet<string>;
  /** Handing over a result that is ready: no longer inside the limit. */
  readonly isDelivery: boolean;
}

/** What closed steps of one row used, over the dossiers looked at. */
export interface StepUse {
  readonly rowId: string;
  readonly visits: number;
  readonly usedMinutes: number;
}

/** Rows that run side by side share one place in the order. */
export function stagesOf<Row extends Pick<FlowRow, 'isParallel'>>(rows: readonly Row[]): Row[][] {
  const stages: Row[][] = [];
  for (const row of rows) {
    const last = stages.at(-1);
    if (row.isParallel && last) last.push(row);
    else stages.push([row]);
  }
  return stages;
}

/**
 * Mean working minutes of one dossier at each stage up to its result. Side by side only the longest counts, or the sum
 * would be longer than the way.
 */
export function timeParts(rows: readonly FlowRow[], uses: readonly StepUse[], dossiers: number) {
  const used = new Map(uses.map((use) => [use.rowId, use.usedMinutes]));
  const mean = (row: FlowRow) => (dossiers === 0 ? 0 : Math.round((used.get(row.id) ?? 0) / dossiers));
  const [first] = rows;
  const isUsual = (row: FlowRow) => row === first || first?.ahead.has(row.id) || mean(row) > 0;
  return stagesOf(rows.filter((row) => !row.isDelivery && isUsual(row))).map((stage) => {
    const longest = stage.reduce((best, row) => (mean(row) > mean(best) ? row : best));
    const minutes = mean(longest);
    return { nodeId: longest.id, name: longest.name, minutes, isOver: minutes > longest.limitMinutes };
  });
}

/** Fewer visits say nothing of a step. */
const enoughVisits = 3;
/** A few minutes over are no jam: from a tenth above the norm on. */
const jamShare = 1.1;

/**
 * Whether time is lost at a step: its visits take longer than its norm on average, and there were enough of them. A
 * result that waits to be fetched jams nothing.
 */
export function isJammed(
  { limitMinutes, isDelivery }: Pick<FlowRow, 'limitMinutes' | 'isDelivery'>,
  use: Pick<StepUse, 'visits' | 'usedMinutes'> | undefined,
): boolean {
  if (use === undefined || use.visits < enoughVisits || limitMinutes === 0 || isDelivery) return false;
  return use.usedMinutes / use.visits / limitMinutes >= jamShare;
}

export type PauseKind = 'awaiting_applicant' | 'with_other_agency' | 'suspended';

export interface ClockMark {
  readonly dossierId: Uuid;
  readonly kind: string;
  readonly at: Instant;
}

const isPause = (kind: string): kind is PauseKind =>
  kind === 'awaiting_applicant' || kind === 'with_other_agency' || kind === 'suspended';

/** Working minutes for which clocks stood still, by reason; marks of one dossier follow each other in time. */
export function pausedMinutes(marks: readonly ClockMark[], calendar: WorkingCalendar): Record<PauseKind, number> {
  const sums = { awaiting_applicant: 0, with_other_agency: 0, suspended: 0 };
  let open: { dossierId: Uuid; kind: PauseKind; at: Instant } | undefined;
  for (const { dossierId, kind, at } of marks) {
    if (open?.dossierId === dossierId && kind !== 'extended')
      sums[open.kind] += workingMinutesBetween(open.at, at, calendar);
    if (kind === 'extended' && open?.dossierId === dossierId) continue;
    open = isPause(kind) ? { dossierId, kind, at } : undefined;
  }
  return sums;
}

/**
 * What is usually still needed until the result: for each open row the rest of its median and the longest median of
 * every later stage of the usual way; of rows open side by side the longest. Rows never done before count with their
 * limit.
 *
 * @param open  rows open now, with the working minutes already used there.
 * @returns working minutes.
 */
export function minutesToGo(
  rows: readonly FlowRow[],
  open: ReadonlyMap<string, number>,
  medians: ReadonlyMap<string, number>,
): number {
  const usual = (row: FlowRow) => medians.get(row.id) ?? row.limitMinutes;
  const before = rows.filter((row) => !row.isDelivery);
  const ways = before
    .filter((row) => open.has(row.id))
    .map((row) => {
      const later = stagesOf(before.filter(({ id }) => row.ahead.has(id) && !open.has(id)));
      const rest = Math.max(0, usual(row) - open.get(row.id)!);
      return later.reduce((sum, stage) => sum + longestOf(stage.map(usual)), rest);
    });
  return Math.round(longestOf(ways));
}

const longestOf = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

interface Way {
  readonly from: string;
  readonly to: string;
}

/** Nodes that the usual way leads through after a node: past a task or a decision by its first flow, past a fork by all. */
export function usualWay(start: string, flows: readonly Way[], isFork: (nodeId: string) => boolean): Set<string> {
  const seen = new Set<string>();
  const next = (nodeId: string) => {
    const out = flows.filter((flow) => flow.from === nodeId).map((flow) => flow.to);
    return isFork(nodeId) ? out : out.slice(0, 1);
  };
  for (const waiting = next(start); waiting.length > 0; ) {
    const nodeId = waiting.pop()!;
    if (seen.has(nodeId) || nodeId === start) continue;
    seen.add(nodeId);
    waiting.push(...next(nodeId));
  }
  return seen;
}
