import { checkSoundness } from './soundness.ts';
import type { Definition, FlowEvent, TableRow } from './schema.ts';
import { initialMarking, step } from './step.ts';
import { compileTable } from './table.ts';
import { longestPath } from './time.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio: number;
  readonly of: string;
}

const row = (id: string, more: Partial<TableRow> = {}): TableRow => ({
  id,
  kind: 'task',
  name: id,
  limitMinutes: 60,
  ...more,
});

/** Thirty rows: two parallel blocks, a decision that refuses, a loop back. */
const rows: TableRow[] = Array.from({ length: 30 }, (_, index) => {
  if (index === 5 || index === 6 || index === 18 || index === 19) {
    return row(`B${index}`, { parallelWithPrevious: true, kind: index % 2 === 0 ? 'consult' : 'task' });
  }
  if (index !== 12 && index !== 25) return row(`B${index}`);
  const other = index === 12 ? { label: 'no', to: { end: 'refused' as const } } : { label: 'no', to: { row: 'B20' } };
  return row(`B${index}`, { outcomes: [{ label: 'yes', to: 'next' }, other] });
});

const sound = compileTable(rows).definition;

/** The same with a join that becomes an ordinary step, so that its markings have to be searched. */
const unsound: Definition = {
  ...sound,
  nodes: sound.nodes.map((node) =>
    node.kind === 'join' && node.id === 'flow.join.B17' ? { ...node, kind: 'timer', limitMinutes: 0 } : node,
  ),
};

/** One dossier from start to end: how many events it took. */
function drive(): number {
  let { marking } = initialMarking(sound);
  let count = 1;
  while (marking.ended === null) {
    const nodeId = Object.keys(marking.open)[0]!;
    const node = sound.nodes.find((each) => each.id === nodeId)!;
    const outcome = node.kind === 'task' && node.outcomes ? { outcome: 'yes' } : {};
    const kind = node.kind === 'consult' ? 'answer' : 'complete';
    marking = step(sound, marking, { id: `e${count++}`, kind, nodeId, ...outcome } as FlowEvent).marking;
  }
  return count;
}

/** Milliseconds of one call, over as many calls as fill 300 ms, after a warm-up. */
function timeMs(call: () => void): number {
  for (let round = 0; round < 50; round++) call();
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < 300) {
    call();
    rounds++;
  }
  return (performance.now() - start) / rounds;
}

const round = (value: number): number => Number(value.toPrecision(3));

/** Measures the steps of running dossiers and the checks that run while a procedure of 30 rows is typed. */
export function benchWorkflow(): Figure[] {
  const events = drive();
  const stepsPerSecond = (events / timeMs(drive)) * 1_000;
  const marking = initialMarking(sound).marking;
  const clonesPerSecond = 1_000 / timeMs(() => structuredClone(marking));
  // A new object each time, as typing makes one: nothing remembered from the last check helps.
  const soundMs = timeMs(() => checkSoundness({ ...sound }));
  const unsoundMs = timeMs(() => checkSoundness({ ...unsound }));
  const timeCheckMs = timeMs(() => longestPath({ ...sound }));
  const budget = (name: string, value: number): Figure => ({
    name,
    value: round(value),
    unit: 'ms',
    ratio: round(value / 10),
    of: '10 ms while typing',
  });
  return [
    {
      name: 'workflow.steps',
      value: Math.round(stepsPerSecond),
      unit: '1/s',
      ratio: round(stepsPerSecond / clonesPerSecond),
      of: 'structured clones of a marking per second',
    },
    budget('workflow.soundness_sound_30', soundMs),
    budget('workflow.soundness_unsound_30', unsoundMs),
    budget('workflow.longest_path_30', timeCheckMs),
  ];
}
