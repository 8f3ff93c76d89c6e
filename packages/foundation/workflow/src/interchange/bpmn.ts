import { invalid } from '@chuan/kernel';
import type { ModdleElement } from 'bpmn-moddle';
import { fuseInvisible } from '../conformance/fuse.ts';
import type { PetriNet } from '../conformance/petri-net.ts';
import { BpmnNet } from './bpmn-net.ts';
import { type BpmnWarning, childrenOf, warningOf } from './bpmn-warning.ts';
import { decodeXml } from './xml.ts';

export interface BpmnReading {
  readonly net: PetriNet;
  readonly warnings: readonly BpmnWarning[];
}

/**
 * Reads a BPMN 2.0 file as a net whose visible transitions are its activities, labelled with their names.
 *
 * Of several processes the one with most nodes is read. Conditions become free choices. A subprocess is one step.
 * Everything that the net cannot say as the diagram does is listed in `warnings`.
 *
 * @throws {AppError} `flow.bpmn_unreadable` if the file is no BPMN, `flow.bpmn_empty` if it holds no process.
 */
export async function readBpmn(input: string | Uint8Array): Promise<BpmnReading> {
  const { BpmnModdle } = await import('bpmn-moddle');
  const read = await new BpmnModdle().fromXML(decodeXml(input)).catch(() => {
    throw invalid('flow.bpmn_unreadable');
  });
  const warnings: BpmnWarning[] = read.warnings.map(({ message }) => ({
    code: 'flow.bpmn_unread',
    type: 'bpmn:Definitions',
    detail: message.split('\n')[0]!.slice(0, 200),
  }));
  const roots = childrenOf(read.rootElement, 'rootElements');
  const processes = roots
    .filter((root) => root.$type === 'bpmn:Process')
    .sort((one, other) => childrenOf(other, 'flowElements').length - childrenOf(one, 'flowElements').length);
  const process = processes[0];
  if (!process || childrenOf(process, 'flowElements').length === 0) throw invalid('flow.bpmn_empty');
  for (const other of processes.slice(1)) warnings.push(warningOf('flow.bpmn_other_process', other));
  const collaborations = roots.filter((root) => root.$type === 'bpmn:Collaboration');
  const outside = collaborations.flatMap((each) => childrenOf(each, 'messageFlows'));
  const translated = new BpmnNet(process);
  warnings.push(...translated.warnings, ...countLeftOut([...outside, ...leftOutOf(process)]));
  return { net: fuseInvisible(translated.net), warnings };
}

const isData = (element: ModdleElement) => /^bpmn:Data(Object|Store)/.test(element.$type);

function leftOutOf(process: ModdleElement): readonly ModdleElement[] {
  return [
    ...childrenOf(process, 'flowElements').filter(isData),
    ...childrenOf(process, 'artifacts'),
    ...childrenOf(process, 'laneSets').flatMap((set) => childrenOf(set, 'lanes')),
  ];
}

/** One warning per kind of element that has no meaning for the order of steps. */
function countLeftOut(elements: readonly ModdleElement[]): BpmnWarning[] {
  const counts = new Map<string, number>();
  for (const { $type } of elements) counts.set($type, (counts.get($type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ code: 'flow.bpmn_left_out', type, count }));
}
