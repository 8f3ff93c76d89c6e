import { instantOf } from '@chuan/kernel';
import { compileTable, type TableRow } from '@chuan/workflow';
import { describe, expect, test } from 'vitest';
import { trialWindows } from './periods.ts';
import { type TrialDraft, type TrialRun, tryDraft } from './trial.ts';

const task = (id: string, hours: number, more: Partial<TableRow> = {}): TableRow => ({
  id,
  kind: 'task',
  name: `Bước ${id}`,
  limitMinutes: hours * 60,
  ...more,
});
const inForce = [task('B1', 2), task('B2', 4), task('B3', 8), task('B4', 2)];

const draftOf = (rows: readonly TableRow[]): TrialDraft => ({
  definition: compileTable(rows).definition,
  rows: rows.map((row) => ({
    id: row.id,
    code: row.id,
    name: row.name,
    limitMinutes: row.limitMinutes,
    isTimed: row.id !== 'B4',
  })),
});

const resolvedAt = instantOf('2026-09-10', 600);
const { definition } = compileTable(inForce);
const names = new Map(inForce.map((row) => [row.id, row.name]));
let made = 0;

/** A dossier that went this way; `B2:5` took five hours there. */
function run(way: string, more: Partial<TrialRun> = {}): TrialRun {
  const visits = way.split(' ').map((part) => {
    const [stepId = '', hours = '1'] = part.split(':');
    const limit = inForce.find((row) => row.id === stepId)?.limitMinutes ?? 0;
    return { stepId, usedMinutes: Number(hours) * 60, wasLate: Number(hours) * 60 > limit };
  });
  const id = `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
  const own = { definition, names };
  return { id, code: `H-${made}`, own, visits, resolvedAt, dueAt: resolvedAt + 1, wasLate: false, ...more };
}

const stepOf = (trial: ReturnType<typeof tryDraft>, id: string) => trial.steps.find((step) => step.stepId === id)!;

describe('a draft tried on dossiers that are done', () => {
  const asWritten = run('B1 B2 B3 B4');

  test('without a change of its flow fits what fitted before', () => {
    const trial = tryDraft(draftOf(inForce), [asWritten, run('B1 B3 B2 B4')]);
    expect(trial).toMatchObject({ fits: [asWritten.id], changed: [], fittedBefore: 1 });
    expect(trial.atOdds).toHaveLength(1);
  });

  test('tells a step skipped, a step done again, and two in the wrong order', () => {
    const [skipped, again, swapped] = [run('B1 B2 B4'), run('B1 B2 B2 B3 B4'), run('B1 B3 B2 B4')];
    const trial = tryDraft(draftOf(inForce), [skipped, again, swapped]);
    expect(stepOf(trial, 'B3').lacking).toEqual([skipped.id]);
    expect(stepOf(trial, 'B2').repeated).toEqual([again.id]);
    expect(stepOf(trial, 'B2').misplaced).toEqual([swapped.id]);
    expect(stepOf(trial, 'B3').misplaced).toEqual([swapped.id]);
    expect(trial.atOdds).toEqual([skipped.id, again.id, swapped.id]);
    expect(trial.rows.map((row) => row.differs.sort())).toEqual([['B3'], ['B2'], ['B2', 'B3']]);
  });

  test('does not blame dossiers for a step that it adds, or leaves out', () => {
    const more = tryDraft(draftOf([...inForce.slice(0, 3), task('B9', 1), inForce[3]!]), [asWritten, run('B1 B2 B4')]);
    expect(more.changed).toEqual([asWritten.id]);
    expect(more.atOdds).toHaveLength(1);
    expect(stepOf(more, 'B9')).toMatchObject({ change: 'added', done: 0, medianMinutes: null });
    expect(stepOf(more, 'B9').lacking).toHaveLength(2);
    const fewer = tryDraft(draftOf(inForce.filter((row) => row.id !== 'B2')), [asWritten]);
    expect(fewer.changed).toEqual([asWritten.id]);
    expect(stepOf(fewer, 'B2')).toMatchObject({ change: 'removed', name: 'Bước B2', done: 1, code: '' });
  });

  test('finds who would be late at a step under its limits, beside who was', () => {
    const [quick, slow, slowest] = [run('B1 B2:3 B3 B4:9'), run('B1 B2:4 B3 B4'), run('B1 B2:5 B3 B4')];
    const tight = draftOf([inForce[0]!, task('B2', 3), ...inForce.slice(2)]);
    const trial = tryDraft(tight, [quick, slow, slowest]);
    expect(stepOf(trial, 'B2')).toMatchObject({
      late: [slow.id, slowest.id],
      lateBefore: 1,
      medianMinutes: 240,
      done: 3,
    });
    // Handing over is outside the limit.
    expect(stepOf(trial, 'B4').late).toEqual([]);
    expect(trial.lateAtStep).toEqual([slow.id, slowest.id]);
  });

  test('finds who would miss the legal limit, each once', () => {
    const late = run('B1 B2:9 B3 B4', { dueAt: resolvedAt - 1 });
    const trial = tryDraft(draftOf(inForce), [late, run('B1 B2 B3 B4', { wasLate: true })]);
    expect(trial).toMatchObject({ late: [late.id], lateBefore: 1, lateAtStep: [] });
  });

  test('has nothing to say of no dossiers', () => {
    expect(tryDraft(draftOf(inForce), [])).toMatchObject({ fits: [], changed: [], atOdds: [], late: [], rows: [] });
  });
});

describe('the window', () => {
  test.each([
    ['2026-11-28', [3, 2026], ['2026-07-01', '2026-09-30'], '2026-08-31'],
    ['2026-10-01', [3, 2026], ['2026-07-01', '2026-09-30'], '2026-07-04'],
    ['2027-02-10', [4, 2026], ['2026-10-01', '2026-12-31'], '2026-11-13'],
  ] as const)('on %s is quarter %j, or the 90 days up to it', (today, [quarter, year], [from, to], since) => {
    expect(trialWindows(today)).toMatchObject({
      quarter: { kind: 'quarter', quarter, year, from, to },
      days: { kind: 'days', from: since, to: today },
    });
  });
});
