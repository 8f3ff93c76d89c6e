export { checkContent, type CheckSetting, isError } from './domain/check-content.ts';
export { type FlowTime, flowTimeOf } from './domain/check-flow.ts';
export type { PositionHeld } from './domain/check-holders.ts';
export { compareContent } from './domain/compare.ts';
export { workingMinutesOf } from './domain/limits.ts';
export { brokenLocks, lockOn, usualLocks } from './domain/locks.ts';
export { isQuestion, isWork, stepCodesOf } from './contract.ts';
export { freeStepId } from './domain/step-codes.ts';
