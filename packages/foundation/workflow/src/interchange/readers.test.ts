import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../conformance/replay.ts';
import { readBpmn } from './bpmn.ts';
import { readPnml } from './pnml.ts';
import { activitiesOf, readXes } from './xes.ts';

const log = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016">
  <extension name="Concept" prefix="concept" uri="x"/>
  <extension name="Time" prefix="time" uri="x"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="x"/>
  <trace>
    <string key="concept:name" value="Hồ sơ 1"/>
    <event>
      <string key="concept:name" value="Tiếp nhận"/>
      <string key="lifecycle:transition" value="start"/>
      <date key="time:timestamp" value="2026-11-22T08:00:00+07:00"/>
    </event>
    <event>
      <string key="concept:name" value="Tiếp nhận"/>
      <string key="lifecycle:transition" value="complete"/>
      <date key="time:timestamp" value="2026-11-22T09:00:00"/>
      <int key="pages" value="12"/>
      <boolean key="urgent" value="true"/>
      <float key="fee" value="x"/>
    </event>
  </trace>
</log>`;

describe('an event log in XES', () => {
  it('is read from a text, from bytes and from a stream cut anywhere', async () => {
    const whole = await readXes(log);
    const bytes = new TextEncoder().encode(log);
    expect(await readXes(bytes)).toEqual(whole);
    const size = 7;
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.slice(at * size, (at + 1) * size),
    );
    expect(await readXes(Readable.from(pieces))).toEqual(whole);
    expect(whole.traces[0]!.name).toBe('Hồ sơ 1');
  });

  it('keeps names, instants and typed values, and counts of a life cycle what was completed', async () => {
    const { traces, warnings } = await readXes(log);
    const [, event] = traces[0]!.events;
    expect(event).toMatchObject({ name: 'Tiếp nhận', lifecycle: 'complete', resource: null });
    expect(Object.fromEntries(event!.attributes)).toMatchObject({ pages: 12, urgent: true });
    expect(activitiesOf(traces[0]!)).toEqual(['Tiếp nhận']);
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['flow.xes_no_zone', 16],
      ['flow.xes_bad_value', 19],
    ]);
  });

  it("takes a date without a zone as Việt Nam's time", async () => {
    const { traces } = await readXes(log);
    expect(traces[0]!.events.map((event) => event.at)).toEqual([
      Date.parse('2026-11-22T01:00:00Z'),
      Date.parse('2026-11-22T02:00:00Z'),
    ]);
  });

  it('is refused when empty, when it is something else, and when it is too large', async () => {
    await expect(readXes('')).rejects.toMatchObject({ code: 'flow.xes_empty' });
    await expect(readXes(Readable.from([]))).rejects.toMatchObject({ code: 'flow.xes_empty' });
    await expect(readXes(' \n')).rejects.toMatchObject({ code: 'flow.xes_empty' });
    await expect(readXes('<html></html>')).rejects.toMatchObject({ code: 'flow.xes_unreadable' });
    await expect(readXes('PK\u0003\u0004')).rejects.toMatchObject({ code: 'flow.xes_unreadable' });
    await expect(readXes(log, 1)).rejects.toMatchObject({ code: 'flow.xes_too_large' });
  });

  it('keeps what came before the place where it breaks off', async () => {
    const { traces, warnings } = await readXes(log.replace('</log>', '<trace><event></trace>'));
    expect(traces).toHaveLength(1);
    expect(warnings.map((warning) => warning.code)).toContain('flow.xes_malformed');
  });

  it('never falls over whatever is cut out of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(log.length), fc.nat(200), async (from, length) => {
        const cut = log.slice(0, from) + log.slice(from + length);
        const outcome = await readXes(cut).catch((error: { code: string }) => error.code);
        expect(typeof outcome === 'string' ? outcome : 'read').toMatch(/^(read|flow\.xes_(unreadable|empty))$/);
      }),
      { numRuns: 300 },
    );
  });
});

const bpmn = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
  <process id="p">${body}</process>
</definitions>`;
const arrows = (...pairs: string[]) =>
  pairs
    .map(
      (pair, at) => `<sequenceFlow id="s${at}" sourceRef="${pair.split('>')[0]}" targetRef="${pair.split('>')[1]}"/>`,
    )
    .join('');
const fits = async (body: string, ...traces: string[]) => {
  const { net } = await readBpmn(bpmn(body));
  return traces.filter((trace) => replay(net, [[...trace]]).fittingTraces === 1);
};

describe('a BPMN diagram', () => {
  it('does in parallel what a parallel gateway divides, and one of what an exclusive one does', async () => {
    const gateway = (kind: string) => `<startEvent id="s"/><task id="a"/><task id="b"/><endEvent id="e"/>
      <${kind} id="g"/><${kind} id="h"/>${arrows('s>g', 'g>a', 'g>b', 'a>h', 'b>h', 'h>e')}`;
    expect(await fits(gateway('parallelGateway'), 'ab', 'ba', 'a', 'b')).toEqual(['ab', 'ba']);
    expect(await fits(gateway('exclusiveGateway'), 'ab', 'ba', 'a', 'b')).toEqual(['a', 'b']);
    expect(await fits(gateway('inclusiveGateway'), 'ab', 'ba', 'a', 'b', 'aa')).toEqual(['ab', 'ba', 'a', 'b']);
  });

  it('goes on in parallel from a task with two ways, and either way into a task with two', async () => {
    const body = `<startEvent id="s"/><task id="a"/><task id="b"/><task id="c"/><parallelGateway id="g"/><endEvent id="e"/>
      ${arrows('s>a', 'a>b', 'a>c', 'b>g', 'c>g', 'g>e')}`;
    expect(await fits(body, 'abc', 'acb', 'ab')).toEqual(['abc', 'acb']);
    const loop = `<startEvent id="s"/><task id="a"/><exclusiveGateway id="g"/><endEvent id="e"/>${arrows('s>a', 'a>g', 'g>a', 'g>e')}`;
    expect(await fits(loop, 'a', 'aaa', '')).toEqual(['a', 'aaa']);
  });

  it('lists what its net says more simply or not at all', async () => {
    const { net, warnings } = await readBpmn(
      bpmn(`<startEvent id="s"><timerEventDefinition/></startEvent>
        <subProcess id="sub" name="Thẩm định"><task id="inner"/></subProcess>
        <boundaryEvent id="late" attachedToRef="sub"><timerEventDefinition/></boundaryEvent>
        <userTask id="u"><multiInstanceLoopCharacteristics/></userTask><complexGateway id="c"/>
        <endEvent id="e"><terminateEventDefinition/></endEvent><task id="island"/><dataObject id="paper"/>
        <sequenceFlow id="x" sourceRef="c" targetRef="e"><conditionExpression>amount</conditionExpression></sequenceFlow>
        ${arrows('s>sub', 'sub>u', 'u>c', 'late>e')}`),
    );
    expect(warnings.map((warning) => warning.code).sort()).toEqual([
      'flow.bpmn_boundary',
      'flow.bpmn_condition',
      'flow.bpmn_event',
      'flow.bpmn_gateway',
      'flow.bpmn_left_out',
      'flow.bpmn_loose',
      'flow.bpmn_repeating',
      'flow.bpmn_subprocess',
      'flow.bpmn_terminate',
    ]);
    expect(warnings).toContainEqual({ code: 'flow.bpmn_loose', elementId: 'island', type: 'bpmn:Task' });
    expect(replay(net, [['Thẩm định', 'u'], []]).fittingTraces).toBe(2);
  });

  it('begins where nothing leads when it has no start event', async () => {
    const { net, warnings } = await readBpmn(bpmn(`<task id="a"/><task id="b"/>${arrows('a>b')}`));
    expect(warnings.map((warning) => warning.code)).toEqual(['flow.bpmn_no_start']);
    expect(replay(net, [['a', 'b']]).fittingTraces).toBe(1);
  });

  it('is refused when it is no BPMN or holds no process', async () => {
    await expect(readBpmn('nothing')).rejects.toMatchObject({ code: 'flow.bpmn_unreadable' });
    await expect(readBpmn(bpmn(''))).rejects.toMatchObject({ code: 'flow.bpmn_empty' });
  });
});

describe('a net in PNML', () => {
  const pnml = (rest = '') => `<pnml><net id="n"><page id="g">
    <place id="p"><initialMarking><text>1</text></initialMarking></place><place id="q"><name><text>goal</text></name></place>
    <transition id="t"><name><text>a</text></name></transition>
    <transition id="u"><name><text>skip</text></name><toolspecific activity="$invisible$"/></transition>
    <arc id="1" source="p" target="t"/><arc id="2" source="t" target="q"/>
    <arc id="3" source="p" target="u"/><arc id="4" source="u" target="q"/></page>${rest}</net></pnml>`;

  it('has invisible transitions, and a goal where nothing leads on', () => {
    const net = readPnml(pnml());
    expect(net).toMatchObject({ initial: { p: 1 }, final: { q: 1 } });
    expect(replay(net, [['a'], [], ['a', 'a']]).perTrace.map((trace) => trace.fits)).toEqual([true, true, false]);
  });

  it('may say its goal, and be written in another encoding', () => {
    const goal =
      '<finalmarkings><marking><place idref="p"><text>1</text></place><place idref="q"><text>0</text></place></marking></finalmarkings>';
    expect(readPnml(pnml(goal)).final).toEqual({ p: 1 });
    const latin = `<?xml version="1.0" encoding="ISO-8859-1"?>${pnml().replace('<text>a<', '<text>\u00e9<')}`;
    expect(readPnml(Uint8Array.from(latin, (letter) => letter.charCodeAt(0))).transitions[0]!.label).toBe('é');
  });

  it('is refused when it is not well-formed or holds no net', () => {
    for (const text of ['', '<pnml>', '<pnml></pnml>', '<initialMarking><text>1</text></initialMarking>']) {
      expect(() => readPnml(text)).toThrow(expect.objectContaining({ code: 'flow.pnml_unreadable' }));
    }
  });
});
