import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { align } from '../conformance/align.ts';
import { replay } from '../conformance/replay.ts';
import { readBpmn } from './bpmn.ts';
import { readPnml } from './pnml.ts';
import { activitiesOf, readXes } from './xes.ts';

/** Real logs and models lie beside the repository, never in it. */
const folder = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) process.stdout.write(`skipped: no real logs and models at ${folder}\n`);

const bytes = (path: string): Uint8Array => {
  const raw = readFileSync(folder + path);
  return path.endsWith('.gz') ? gunzipSync(raw) : raw;
};
const tracesOf = async (path: string) => (await readXes(bytes(path))).traces.map(activitiesOf);

describe.skipIf(!isThere)('real logs and models', () => {
  it('reads 1,434 permits of a municipality and replays them on the model discovered from them', async () => {
    const log = await readXes(bytes('receipt-coselog/receipt.xes.gz'));
    expect(log.traces).toHaveLength(1_434);
    const events = log.traces.flatMap((trace) => trace.events);
    expect(events).toHaveLength(8_577);
    expect(new Set(events.map((event) => event.name)).size).toBe(27);
    expect(events.every((event) => event.at !== null && event.resource !== null)).toBe(true);
    const traces = log.traces.map(activitiesOf);
    expect(new Set(traces.map((trace) => trace.join('>'))).size).toBe(116);
    const { net, warnings } = await readBpmn(bytes('receipt-coselog/receipt-discovered-v2.bpmn'));
    expect(warnings).toEqual([]);
    const replayed = replay(net, traces);
    expect(replayed).toMatchObject({ fitness: 1, missing: 0, remaining: 0, fittingTraces: 1_434 });
    const happy = replay(readPnml(bytes('receipt-coselog/receipt_one_variant.pnml')), traces);
    expect(happy.fittingTraces).toBe(12);
    expect(happy.fitness).toBeLessThan(1);
  });

  it.each(['bpmn', 'pnml'])(
    'finds the running example to fit its %s, and the broken log to deviate',
    async (format) => {
      const file = bytes(`running-example/running-example.${format}`);
      const net = format === 'bpmn' ? (await readBpmn(file)).net : readPnml(file);
      const traces = await tracesOf('running-example/running-example.xes');
      expect(replay(net, traces)).toMatchObject({ fitness: 1, fittingTraces: 6 });
      const broken = brokenTraces();
      expect(replay(net, broken).fittingTraces).toBe(1);
      expect(broken.map((trace) => align(net, trace)!.cost).sort()).toEqual([0, 1, 1, 2, 3, 3]);
    },
  );

  it.each([
    ['00', 0],
    ['05', 0.05],
    ['10', 0.1],
    ['20', 0.2],
    ['50', 0.5],
  ])('finds in the synthetic log with noise %s about that share of traces to deviate', async (name, noise) => {
    const net = readPnml(bytes('synthetic-conformance/a12.pnml'));
    const { fittingTraces, perTrace, fitness } = replay(
      net,
      await tracesOf(`synthetic-conformance/a12f0n${name}.xes.gz`),
    );
    expect(perTrace).toHaveLength(1_000);
    const deviating = 1 - fittingTraces / 1_000;
    expect(Math.abs(deviating - noise)).toBeLessThan(noise === 0 ? 1e-12 : 0.03);
    expect(fitness === 1).toBe(noise === 0);
  });

  it.each([
    ['roadtraffic100traces', 100],
    ['roadtraffic50traces', 51],
  ])('finds %s to fit its net wholly', async (name, count) => {
    const net = readPnml(bytes('roadtraffic/roadtraffic.pnml'));
    const traces = await tracesOf(`roadtraffic/${name}.xes.gz`);
    expect(replay(net, traces)).toMatchObject({ fitness: 1, fittingTraces: count });
  });

  it('never falls over a right or wrong XES file, and names what is wrong', async () => {
    const files = readdirSync(`${folder}xes-conformance`).filter((name) => name.endsWith('.xes'));
    expect(files.length).toBeGreaterThan(30);
    const codes = new Map<string, string[]>();
    for (const name of files) {
      const { warnings } = await readXes(bytes(`xes-conformance/${name}`));
      codes.set(
        name,
        warnings.map((warning) => warning.code).filter((code) => code !== 'flow.xes_no_traces'),
      );
    }
    expect(codes.get('dateCorrectValue.xes')).toEqual([]);
    expect(codes.get('dateIncorrectValue.xes')).toEqual(['flow.xes_bad_value']);
    expect(codes.get('dateNoTZD.xes')).toEqual(['flow.xes_no_zone']);
    expect(codes.get('booleanIncorrectValue.xes')).toEqual(['flow.xes_bad_value']);
    expect(codes.get('extensionNotDeclared.xes')).toEqual(['flow.xes_undeclared_prefix']);
    expect(codes.get('eventIdenticalAttributes.xes')).toContain('flow.xes_doubled_key');
    expect(codes.get('elementIncorrect.xes')).toContain('flow.xes_unknown_element');
  });

  it.each(['bpmn-miwg', 'bpmn-admin'])('reads every diagram of %s, and lists what a net cannot say', async (set) => {
    for (const name of readdirSync(folder + set).filter((each) => each.endsWith('.bpmn'))) {
      const { net, warnings } = await readBpmn(bytes(`${set}/${name}`));
      expect(net.transitions.some((transition) => transition.label !== null)).toBe(true);
      if (name === 'A.4.1.bpmn') {
        expect(warnings.map((warning) => warning.code)).toEqual(
          expect.arrayContaining(['flow.bpmn_other_process', 'flow.bpmn_subprocess', 'flow.bpmn_left_out']),
        );
      }
      if (name === 'A.3.0.bpmn') expect(warnings.filter((each) => each.code === 'flow.bpmn_boundary')).toHaveLength(2);
    }
  });
});

/** The broken running example: columns by semicolon, case in the third, activity in the fourth, time in the sixth. */
function brokenTraces(): string[][] {
  const rows = new TextDecoder()
    .decode(bytes('running-example/running_example_broken.csv'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(';'));
  const byCase = Map.groupBy(rows, (cells) => cells[2]!);
  return [...byCase.values()].map((cells) =>
    cells.sort((one, other) => Date.parse(one[5]!) - Date.parse(other[5]!)).map((each) => each[3]!),
  );
}
