export { importSamples } from './contract/import-samples.ts';
export {
  brokenLocks,
  checkContent,
  type CheckSetting,
  compareContent,
  type FlowTime,
  flowTimeOf,
  freeStepId,
  isError,
  isQuestion,
  type PositionHeld,
  stepCodesOf,
  workingMinutesOf,
} from './domain.ts';
export { emptyContent } from './domain/drafting/empty.ts';
export { libraryRouter } from './router.ts';
export { type ImportDeps, type ImportOutcome, importProcedures, importProceduresFile } from './service/import.ts';
export { draftContent, getNational, searchNational, usualRules } from './service/national.ts';
export {
  createTemplate,
  draftNextTemplate,
  getPublishedTemplate,
  getTemplate,
  listTemplates,
  publishTemplate,
  saveTemplateDraft,
} from './service/templates.ts';
