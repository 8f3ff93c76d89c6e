import type { Problem } from './problem.ts';
import type { Definition, EndKind, Flow, FlowNode, NodeId, RowId, RowOutcome, RowTarget, TableRow } from './schema.ts';
import { type Section, checkRow, checkSections, sectionsOf } from './table-sections.ts';

export interface CompiledTable {
  readonly definition: Definition;
  /** Of each node of the definition: the row that it comes from, to point at. */
  readonly rowOfNode: Record<NodeId, RowId>;
  /** Faults of the table itself; `nodeId` is a row's id. The flow's own faults are found on the definition. */
  readonly problems: Problem[];
}

/**
 * The flow that a table of steps means.
 *
 * - Rows follow one another; the last one leads to the end `granted`. A row's node has the row's id.
 * - A row with outcomes leads where each outcome says: the next row, a named row (also an earlier one: a loop), an end.
 * - A decision row with conditions is decided by the dossier's data: the first outcome whose condition holds, and
 *   exactly one outcome without a condition for all else. It takes no time. A decision row without conditions is
 *   decided by the person who holds it: it becomes a task with these outcomes.
 * - Rows tied by `parallelWithPrevious` become a fork, its branches, and a join (see `TableRow`). From outside a block
 *   is entered at its first row only, and is left only by finishing all its branches.
 */
export function compileTable(rows: readonly TableRow[]): CompiledTable {
  const sections = sectionsOf(rows);
  const problems = [...checkSections(rows, sections), ...rows.flatMap(checkRow)];
  const compiler = new Compiler(sections);
  sections.forEach((_, index) => compiler.addSection(index));
  problems.push(...compiler.problems);
  return { definition: { nodes: compiler.nodes, flows: compiler.flows }, rowOfNode: compiler.rowOfNode, problems };
}

const startId = 'flow.start';
const endId = (result: EndKind): NodeId => `flow.end.${result}`;
const forkId = (row: TableRow): NodeId => `flow.fork.${row.id}`;
const joinId = (row: TableRow): NodeId => `flow.join.${row.id}`;

interface Spot {
  readonly section: number;
  readonly branch: number;
}

class Compiler {
  readonly nodes: FlowNode[] = [{ id: startId, name: '', kind: 'start' }];
  readonly flows: Flow[] = [];
  readonly rowOfNode: Record<NodeId, RowId> = {};
  readonly problems: Problem[] = [];
  private readonly sections: readonly Section[];
  private readonly spots = new Map<RowId, Spot>();
  private readonly ends = new Set<EndKind>();

  constructor(sections: readonly Section[]) {
    this.sections = sections;
    sections.forEach(({ branches }, section) =>
      branches.forEach((rows, branch) => {
        for (const row of rows) this.spots.set(row.id, { section, branch });
      }),
    );
    const first = sections[0]?.rows[0];
    if (!first) {
      this.flows.push({ from: startId, to: this.end('granted', undefined) });
      return;
    }
    this.rowOfNode[startId] = first.id;
    this.flows.push({ from: startId, to: this.entryOf(0) });
  }

  addSection(index: number): void {
    const { rows, branches, isBlock } = this.sections[index]!;
    const first = rows[0]!;
    const last = rows.at(-1)!;
    if (!isBlock) {
      const sequence = branches[0]!;
      sequence.forEach((row, place) => {
        const following = sequence[place + 1];
        this.addRow(row, () => following?.id ?? this.after(index, row));
      });
      return;
    }
    this.addNode({ id: forkId(first), name: '', kind: 'fork' }, first);
    for (const branch of branches) {
      this.flows.push({ from: forkId(first), to: branch[0]!.id });
      branch.forEach((row, place) => this.addRow(row, () => branch[place + 1]?.id ?? joinId(first)));
    }
    this.addNode({ id: joinId(first), name: '', kind: 'join' }, first);
    this.flows.push({ from: joinId(first), to: this.after(index, last) });
  }

  private addNode(node: FlowNode, row: TableRow): void {
    this.nodes.push(node);
    this.rowOfNode[node.id] ??= row.id;
  }

  private entryOf(section: number): NodeId {
    const { rows, isBlock } = this.sections[section]!;
    return isBlock ? forkId(rows[0]!) : rows[0]!.id;
  }

  private after(section: number, row: TableRow): NodeId {
    return this.sections[section + 1] ? this.entryOf(section + 1) : this.end('granted', row);
  }

  private end(result: EndKind, row: TableRow | undefined): NodeId {
    const id = endId(result);
    if (!this.ends.has(result)) this.nodes.push({ id, name: '', kind: 'end', result });
    this.ends.add(result);
    if (row) this.rowOfNode[id] ??= row.id;
    return id;
  }

  private addRow(row: TableRow, next: () => NodeId): void {
    this.addNode(nodeOf(row), row);
    const outcomes = row.kind === 'task' || row.kind === 'decision' ? (row.outcomes ?? []) : [];
    if (outcomes.length === 0) {
      this.flows.push({ from: row.id, to: next() });
      return;
    }
    for (const outcome of outcomes) this.addOutcome(row, outcome, next);
  }

  private addOutcome(row: TableRow, { label, to, condition }: RowOutcome, next: () => NodeId): void {
    const target = this.targetOf(row, to, next);
    if (target === null) return;
    const flow: Flow = { from: row.id, to: target, outcome: label };
    this.flows.push(condition && row.kind === 'decision' ? { ...flow, condition } : flow);
  }

  /** The node that an outcome leads to; null, and a problem, when it may not lead there. */
  private targetOf(row: TableRow, to: RowTarget, next: () => NodeId): NodeId | null {
    if (to === 'next') return next();
    const here = this.spots.get(row.id)!;
    const inBlock = this.sections[here.section]!.isBlock;
    if ('end' in to) return inBlock ? this.refuse('flow.table_end_in_parallel', row, []) : this.end(to.end, row);
    const there = this.spots.get(to.row);
    if (!there) return this.refuse('flow.table_unknown_row', row, [to.row]);
    if (there.section === here.section) {
      return there.branch === here.branch ? to.row : this.refuse('flow.table_jump_across', row, [to.row]);
    }
    const target = this.sections[there.section]!;
    const intoBlock = target.isBlock && target.rows[0]!.id !== to.row;
    if (inBlock || intoBlock) return this.refuse('flow.table_jump_across', row, [to.row]);
    return target.isBlock ? this.entryOf(there.section) : to.row;
  }

  private refuse(code: Problem['code'], row: TableRow, nodeIds: NodeId[]): null {
    this.problems.push({ code, nodeId: row.id, nodeIds });
    return null;
  }
}

function nodeOf({ id, name, kind, limitMinutes, outcomes = [], silence = 'agreed' }: TableRow): FlowNode {
  if (kind === 'consult') return { id, name, kind, limitMinutes, silence };
  if (kind === 'timer') return { id, name, kind, limitMinutes };
  if (kind === 'decision' && outcomes.some((each) => each.condition !== undefined)) return { id, name, kind };
  const labels = outcomes.map((outcome) => outcome.label);
  return labels.length > 0
    ? { id, name, kind: 'task', limitMinutes, outcomes: labels }
    : { id, name, kind: 'task', limitMinutes };
}
