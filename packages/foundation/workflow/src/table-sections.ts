import type { Problem } from './problem.ts';
import type { RowId, TableRow } from './schema.ts';

/** A stretch of the table: one row, or a parallel block with its branches. */
export interface Section {
  readonly rows: readonly TableRow[];
  /** Of a block: its branches in the order of their first rows; of a single row: that row alone. */
  readonly branches: readonly (readonly TableRow[])[];
  readonly isBlock: boolean;
}

/** Cuts a table into single rows and parallel blocks. */
export function sectionsOf(rows: readonly TableRow[]): Section[] {
  const runs: TableRow[][] = [];
  for (const row of rows) {
    if (row.parallelWithPrevious && runs.length > 0) runs.at(-1)!.push(row);
    else runs.push([row]);
  }
  return runs.map((run) => {
    const branches = branchesOf(run);
    return { rows: run, branches, isBlock: branches.length > 1 };
  });
}

function branchesOf(run: readonly TableRow[]): TableRow[][] {
  const branches: TableRow[][] = [];
  const byLetter = new Map<string, TableRow[]>();
  for (const row of run) {
    const known = row.branch === undefined ? undefined : byLetter.get(row.branch);
    if (known) {
      known.push(row);
      continue;
    }
    const branch = [row];
    branches.push(branch);
    if (row.branch !== undefined) byLetter.set(row.branch, branch);
  }
  return branches;
}

/** Faults in how rows are tied together. */
export function checkSections(rows: readonly TableRow[], sections: readonly Section[]): Problem[] {
  if (rows.length === 0) return [{ code: 'flow.table_empty' }];
  const problems: Problem[] = [];
  const seen = new Set<RowId>();
  for (const row of rows) {
    if (seen.has(row.id)) problems.push({ code: 'flow.table_duplicate_row', nodeId: row.id });
    seen.add(row.id);
  }
  if (rows[0]!.parallelWithPrevious) problems.push({ code: 'flow.table_first_parallel', nodeId: rows[0]!.id });
  for (const { rows: run, branches } of sections) {
    if (run.length === 1) {
      if (run[0]!.branch !== undefined) problems.push({ code: 'flow.table_branch_outside', nodeId: run[0]!.id });
    } else if (branches.length === 1) problems.push({ code: 'flow.table_one_branch', nodeId: run[0]!.id });
    else problems.push(...splitBranches(run, branches));
  }
  return problems;
}

/** Rows of one branch stand together, or the table reads differently from what it does. */
function splitBranches(run: readonly TableRow[], branches: readonly (readonly TableRow[])[]): Problem[] {
  return branches.flatMap((branch): Problem[] => {
    const first = run.indexOf(branch[0]!);
    const stray = branch.find((row, index) => run[first + index] !== row);
    return stray ? [{ code: 'flow.table_split_branch', nodeId: stray.id }] : [];
  });
}

/** Faults of a row by itself. */
export function checkRow(row: TableRow): Problem[] {
  const outcomes = row.outcomes ?? [];
  const conditions = outcomes.filter((each) => each.condition !== undefined).length;
  const codes: Problem['code'][] = [];
  if (row.kind === 'decision') {
    if (outcomes.length < 2) codes.push('flow.table_few_outcomes');
    if (conditions > 0 && conditions === outcomes.length) codes.push('flow.no_otherwise');
    if (conditions > 0 && conditions < outcomes.length - 1) codes.push('flow.many_otherwise');
    if (conditions > 0 && row.limitMinutes > 0) codes.push('flow.table_decision_limit');
  } else if (row.kind === 'task') {
    if (conditions > 0) codes.push('flow.table_condition_here');
  } else if (outcomes.length > 0) codes.push('flow.table_outcomes_here');
  if (new Set(outcomes.map((each) => each.label)).size < outcomes.length) codes.push('flow.doubled_outcome');
  return codes.map((code) => ({ code, nodeId: row.id }));
}
