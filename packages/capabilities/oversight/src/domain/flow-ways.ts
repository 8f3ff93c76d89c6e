/** A row of the table as the drawing needs it. */
export interface WayRow {
  readonly id: string;
  /** Runs beside the row before it. */
  readonly isParallel: boolean;
  /** Decided by the dossier's data: nobody works on it, and it is not drawn as a step. */
  readonly isQuestion: boolean;
}

export interface WayFlow {
  readonly from: string;
  readonly to: string;
  readonly outcome?: string | undefined;
}

/** Where a way leaves another: after which row, by which outcome. */
export interface WayEntry {
  readonly rowId: string;
  readonly outcome: string;
}

/** Rows that follow one another. The first way of a flow is the usual one; the others leave it. */
export interface Way {
  readonly entries: readonly WayEntry[];
  /** Row by row of the table; rows that run side by side share a stage. */
  readonly stages: readonly (readonly string[])[];
  /** The row of another way that this one leads to; null where it ends. */
  readonly joins: string | null;
}

/** The flow between rows: forks and joins passed through. */
function rowFlows(rows: readonly WayRow[], flows: readonly WayFlow[]): WayFlow[] {
  const isRow = new Set(rows.map((row) => row.id));
  const targets = (id: string, seen: readonly string[] = []): string[] =>
    isRow.has(id) || seen.includes(id)
      ? [id]
      : flows.filter((flow) => flow.from === id).flatMap((flow) => targets(flow.to, [...seen, id]));
  return flows
    .filter((flow) => isRow.has(flow.from))
    .flatMap((flow) => targets(flow.to).map((to) => ({ ...flow, to })))
    .filter((flow) => isRow.has(flow.to));
}

/**
 * The ways of a flow: the usual one from the first row, by the first outcome of every choice, and each that leaves it
 * for rows of its own. No row stands in two ways, and none is lost. Ways back are not drawn.
 */
export function waysOf(rows: readonly WayRow[], flows: readonly WayFlow[]): Way[] {
  const between = rowFlows(rows, flows);
  const out = (id: string) => between.filter((flow) => flow.from === id);
  const usual = (id: string) => {
    const all = out(id);
    // Of a choice the first outcome; past a fork all, which no outcome tells apart.
    return all.filter((flow) => flow.outcome === all[0]?.outcome);
  };
  const placed = new Set<string>();
  const follow = (start: string): Way => {
    const own = new Set<string>();
    let joins: string | null = null;
    for (const waiting = [start]; waiting.length > 0; ) {
      const id = waiting.shift()!;
      if (own.has(id)) continue;
      if (placed.has(id)) joins ??= id;
      else {
        own.add(id);
        waiting.push(...usual(id).map((flow) => flow.to));
      }
    }
    for (const id of own) placed.add(id);
    const entries = between.filter(({ from, to }) => to === start && !own.has(from));
    return { entries: entries.map(entryOf), stages: stagesOf(rows, own), joins };
  };
  const ways: Way[] = [];
  for (let start = rows[0]?.id; start !== undefined; start = nextStart(rows, between, placed)) ways.push(follow(start));
  return ways.filter((way) => way.stages.length > 0);
}

const entryOf = ({ from, outcome }: WayFlow): WayEntry => ({ rowId: from, outcome: outcome ?? '' });

/** A row off the ways so far that one of them leads to; else any that is left. */
function nextStart(rows: readonly WayRow[], flows: readonly WayFlow[], placed: ReadonlySet<string>) {
  const left = rows.filter((row) => !placed.has(row.id));
  return (left.find(({ id }) => flows.some((flow) => flow.to === id && placed.has(flow.from))) ?? left[0])?.id;
}

function stagesOf(rows: readonly WayRow[], own: ReadonlySet<string>): string[][] {
  const stages: string[][] = [];
  rows.forEach(({ id, isParallel, isQuestion }, at) => {
    if (!own.has(id) || isQuestion) return;
    const before = rows[at - 1];
    const last = stages.at(-1);
    if (isParallel && last && before && own.has(before.id)) last.push(id);
    else stages.push([id]);
  });
  return stages;
}

/** The question and its answer that alone lead to a row, where it is not the only way on. */
export function conditionOf(id: string, rows: readonly WayRow[], flows: readonly WayFlow[]): WayEntry | undefined {
  const into = rowFlows(rows, flows).filter((flow) => flow.to === id);
  const [only] = into;
  const isAsked = rows.some((row) => row.isQuestion && row.id === only?.from);
  return into.length === 1 && only && isAsked ? entryOf(only) : undefined;
}
