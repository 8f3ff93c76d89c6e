export * from './contract/moves.ts';
export * from './contract/posted.ts';
export * from './contract/procedure.ts';
export type { RunningProcedure } from './contract/running.ts';
export { usualWay } from './contract/usual-way.ts';
