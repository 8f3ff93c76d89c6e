import { describe, expect, it } from 'vitest';
import { Marking, type FlowEvent, type TableRow } from './schema.ts';
import { emptyMarking, initialMarking, step } from './step.ts';
import { allowedReturns } from './returns.ts';
import { compileTable } from './table.ts';

const row = (id: string, more: Partial<TableRow> = {}): TableRow => ({
  id,
  kind: 'task',
  name: id,
  limitMinutes: 60,
  ...more,
});
const parallel = { parallelWithPrevious: true };

const permit = compileTable([
  row('receive'),
  row('assign'),
  row('appraise', { branch: 'a' }),
  row('visit', { ...parallel, branch: 'a' }),
  row('consult', { ...parallel, kind: 'consult', silence: 'overdue' }),
  row('check', {
    kind: 'decision',
    limitMinutes: 0,
    outcomes: [
      { label: 'big', to: 'next', condition: { field: 'area', operator: 'gt', value: 250 } },
      { label: 'late', to: { row: 'wait' }, condition: { field: 'outcome', operator: 'eq', value: 'overdue' } },
      { label: 'small', to: { row: 'sign' } },
    ],
  }),
  row('council'),
  row('wait', { kind: 'timer' }),
  row('sign', {
    outcomes: [
      { label: 'yes', to: 'next' },
      { label: 'no', to: { end: 'refused' } },
    ],
  }),
]).definition;

let count = 0;
type Draft = FlowEvent extends infer One ? (One extends FlowEvent ? Omit<One, 'id'> : never) : never;
const event = (draft: Draft): FlowEvent => ({ id: `e${++count}`, ...draft }) as FlowEvent;

/** Plays events that are all expected to be accepted. */
function play(...drafts: Draft[]) {
  let result = initialMarking(permit);
  for (const draft of drafts) {
    result = step(permit, result.marking, event(draft));
    expect(result.refusal).toBeUndefined();
  }
  return result;
}
const complete = (nodeId: string, more: object = {}): Draft => ({ kind: 'complete', nodeId, ...more });
const toBlock = [complete('receive'), complete('assign')];
const refusalOf = (from: ReturnType<typeof play>, draft: Draft) => {
  const result = step(permit, from.marking, event(draft));
  if (result.refusal) {
    expect(result.marking).toBe(from.marking);
    expect(result.commands).toEqual([]);
  }
  return result.refusal?.code;
};

describe('a dossier', () => {
  it('opens its first step when it starts', () => {
    const { marking, commands } = initialMarking(permit, 'e0');
    expect(marking).toEqual({ open: { receive: 1 }, waiting: {}, applied: ['e0'], ended: null, done: [] });
    expect(commands).toEqual([{ kind: 'open', nodeId: 'receive' }]);
    expect(Marking.parse(marking)).toEqual(marking);
  });

  it('opens parallel steps at once, and goes on only when all are done', () => {
    const forked = play(...toBlock);
    expect(forked.commands).toEqual([
      { kind: 'close', nodeId: 'assign', how: 'completed' },
      { kind: 'open', nodeId: 'appraise' },
      { kind: 'open', nodeId: 'consult' },
    ]);
    const waiting = play(...toBlock, complete('appraise'), complete('visit'));
    expect(waiting.marking.open).toEqual({ consult: 1 });
    expect(Object.values(waiting.marking.waiting)).toEqual([1]);
    const joined = play(...toBlock, complete('appraise'), complete('visit'), {
      kind: 'answer',
      nodeId: 'consult',
      outcome: 'agreed',
    });
    expect(joined.marking).toMatchObject({ open: { sign: 1 }, waiting: {} });
    expect(joined.commands).toContainEqual({ kind: 'close', nodeId: 'consult', how: 'answered', outcome: 'agreed' });
  });

  it('decides by its data, by a silence, or otherwise', () => {
    const before = [...toBlock, complete('appraise'), complete('visit')];
    const big = play(...before, { kind: 'answer', nodeId: 'consult', data: { area: 300 } });
    expect(Object.keys(big.marking.open)).toEqual(['council']);
    const silent = play(...before, { kind: 'silence', nodeId: 'consult' });
    expect(Object.keys(silent.marking.open)).toEqual(['wait']);
    expect(silent.commands).toContainEqual({ kind: 'close', nodeId: 'consult', how: 'silent', outcome: 'overdue' });
    const waited = play(...before, { kind: 'silence', nodeId: 'consult' }, { kind: 'elapse', nodeId: 'wait' });
    expect(Object.keys(waited.marking.open)).toEqual(['sign']);
  });

  it('ends as its last outcome says, with nothing left open', () => {
    const rest = [...toBlock, complete('appraise'), complete('visit'), { kind: 'answer', nodeId: 'consult' } as Draft];
    const granted = play(...rest, complete('sign', { outcome: 'yes' }));
    expect(granted.marking).toMatchObject({ open: {}, waiting: {}, ended: 'granted' });
    expect(granted.commands).toEqual([
      { kind: 'close', nodeId: 'sign', how: 'completed', outcome: 'yes' },
      { kind: 'end', result: 'granted' },
    ]);
    expect(play(...rest, complete('sign', { outcome: 'no' })).marking.ended).toBe('refused');
  });

  it('stops with all its work closed', () => {
    const stopped = play(...toBlock, { kind: 'stop', result: 'withdrawn' });
    expect(stopped.commands).toEqual([
      { kind: 'close', nodeId: 'appraise', how: 'cancelled' },
      { kind: 'close', nodeId: 'consult', how: 'cancelled' },
      { kind: 'end', result: 'withdrawn' },
    ]);
    expect(stopped.marking).toMatchObject({ open: {}, waiting: {}, ended: 'withdrawn' });
  });

  it('skips a step with a reason', () => {
    const skipped = play({ kind: 'skip', nodeId: 'receive', reason: 'đã tiếp nhận ở bước trước' });
    expect(skipped.commands).toEqual([
      { kind: 'close', nodeId: 'receive', how: 'skipped' },
      { kind: 'open', nodeId: 'assign' },
    ]);
  });

  it('is moved once by an event that comes twice', () => {
    const first = step(permit, initialMarking(permit).marking, { id: 'once', kind: 'complete', nodeId: 'receive' });
    const again = step(permit, first.marking, { id: 'once', kind: 'complete', nodeId: 'receive' });
    expect(again).toEqual({ marking: first.marking, commands: [], repeated: true });
  });

  it('remembers the newest two thousand events', () => {
    const marking = {
      ...initialMarking(permit).marking,
      applied: Array.from({ length: 2_000 }, (_, index) => `x${index}`),
    };
    const { applied } = step(permit, marking, event(complete('receive'))).marking;
    expect(applied).toHaveLength(2_000);
    expect(applied).not.toContain('x0');
  });
});

describe('an event is refused', () => {
  const begun = () => play();
  it.each<[string, () => ReturnType<typeof play>, Draft, string]>([
    ['before the start', () => ({ marking: emptyMarking(), commands: [] }), complete('receive'), 'flow.not_started'],
    ['when it starts twice', begun, { kind: 'start' }, 'flow.already_started'],
    ['after the end', () => play({ kind: 'stop', result: 'stopped' }), complete('receive'), 'flow.already_ended'],
    ['for a node that does not exist', begun, complete('nowhere'), 'flow.unknown_node'],
    ['for a step that is not open', begun, complete('sign', { outcome: 'yes' }), 'flow.not_open'],
    ['of the wrong kind for its node', begun, { kind: 'elapse', nodeId: 'receive' }, 'flow.wrong_event'],
    ['with an outcome where none is', begun, complete('receive', { outcome: 'yes' }), 'flow.unknown_outcome'],
    ['when it skips without a reason', begun, { kind: 'skip', nodeId: 'receive', reason: ' ' }, 'flow.reason_missing'],
    [
      'when it returns from a step not open',
      begun,
      { kind: 'return', nodeId: 'sign', toNodeId: 'receive' },
      'flow.not_open',
    ],
    [
      'when it returns forward',
      begun,
      { kind: 'return', nodeId: 'receive', toNodeId: 'sign' },
      'flow.return_not_earlier',
    ],
    [
      'when it returns into a branch that runs at the same time',
      () => play(...toBlock),
      { kind: 'return', nodeId: 'consult', toNodeId: 'visit' },
      'flow.return_across',
    ],
    [
      'when it returns to a consultation',
      () => play(...toBlock),
      { kind: 'return', nodeId: 'appraise', toNodeId: 'consult' },
      'flow.return_not_task',
    ],
  ])('%s', (_, from, draft, code) => {
    expect(refusalOf(from(), draft)).toBe(code);
  });

  it('when its outcome is missing or not among the outcomes', () => {
    const rest = play(...toBlock, complete('appraise'), complete('visit'), { kind: 'answer', nodeId: 'consult' });
    expect(refusalOf(rest, complete('sign'))).toBe('flow.outcome_missing');
    expect(refusalOf(rest, complete('sign', { outcome: 'maybe' }))).toBe('flow.unknown_outcome');
  });

  it('when it returns to a task on a way not taken', () => {
    const rest = play(...toBlock, complete('appraise'), complete('visit'), { kind: 'answer', nodeId: 'consult' });
    expect(refusalOf(rest, { kind: 'return', nodeId: 'sign', toNodeId: 'council' })).toBe('flow.return_not_done');
  });
});

describe('a return', () => {
  it('out of a parallel block cancels the other branches and leaves no token behind', () => {
    const inBlock = play(...toBlock, complete('appraise'), complete('visit'));
    expect(allowedReturns(permit, inBlock.marking, 'consult')).toEqual(['receive', 'assign']);
    const returned = step(permit, inBlock.marking, event({ kind: 'return', nodeId: 'consult', toNodeId: 'assign' }));
    expect(returned.commands).toEqual([
      { kind: 'close', nodeId: 'consult', how: 'returned' },
      { kind: 'open', nodeId: 'assign' },
    ]);
    expect(returned.marking).toMatchObject({ open: { assign: 1 }, waiting: {} });
    const other = step(
      permit,
      play(...toBlock).marking,
      event({ kind: 'return', nodeId: 'appraise', toNodeId: 'assign' }),
    );
    expect(other.commands).toContainEqual({ kind: 'close', nodeId: 'consult', how: 'cancelled' });
    expect(other.marking.open).toEqual({ assign: 1 });
  });

  it('within a branch leaves the other branches alone', () => {
    const inBlock = play(...toBlock, complete('appraise'));
    const returned = step(permit, inBlock.marking, event({ kind: 'return', nodeId: 'visit', toNodeId: 'appraise' }));
    expect(returned.marking).toMatchObject({ open: { appraise: 1, consult: 1 }, waiting: {} });
  });

  it('into a finished block does one branch again and lets the others stand', () => {
    const after = play(...toBlock, complete('appraise'), complete('visit'), { kind: 'answer', nodeId: 'consult' });
    expect(allowedReturns(permit, after.marking, 'sign')).toEqual(['receive', 'assign', 'appraise', 'visit']);
    const returned = step(permit, after.marking, event({ kind: 'return', nodeId: 'sign', toNodeId: 'visit' }));
    expect(returned.marking.open).toEqual({ visit: 1 });
    const joined = step(permit, returned.marking, event(complete('visit')));
    expect(joined.marking).toMatchObject({ open: { sign: 1 }, waiting: {} });
  });
});
