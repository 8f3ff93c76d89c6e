export * from './contract/board.ts';
export * from './contract/event-log.ts';
export * from './contract/row-filter.ts';
export * from './contract/trial.ts';
