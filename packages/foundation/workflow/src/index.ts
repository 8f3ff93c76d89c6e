export * from './schema.ts';
export type { Problem, ProblemCode, RefusalCode } from './problem.ts';
export { checkStructure } from './structure.ts';
export { checkSoundness } from './soundness.ts';
export { type LongestPath, checkTime, longestPath } from './time.ts';
export { type Refusal, type StepResult, emptyMarking, initialMarking, step } from './step.ts';
export { allowedReturns } from './returns.ts';
export { type CompiledTable, compileTable } from './table.ts';
export type { PetriNet } from './conformance/petri-net.ts';
export { toPetriNet } from './conformance/definition-net.ts';
export { type LogReplay, type MissingToken, type Trace, type TraceReplay, replay } from './conformance/replay.ts';
export { type Alignment, type Move, align } from './conformance/align.ts';
export { type Conformance, replayOnDefinition } from './conformance/on-definition.ts';
export { readPnml } from './interchange/pnml.ts';
export { type BpmnReading, readBpmn } from './interchange/bpmn.ts';
export type { BpmnWarning } from './interchange/bpmn-warning.ts';
export {
  type XesEvent,
  type XesInput,
  type XesReading,
  type XesTrace,
  type XesWarning,
  activitiesOf,
  readXes,
} from './interchange/xes.ts';
