export { getCurrentVersion, getVersion } from './running.ts';
export { proceduresRouter } from './router.ts';
export { adoptTemplate, createProcedure, listAdoptable, previewAdoption } from './service/adoption.ts';
export {
  approveVersion,
  discardDraft,
  draftNext,
  postProcedure,
  returnToDraft,
  reviewVersion,
  saveDraft,
  sendToReview,
} from './service/moves.ts';
export { versionMoved } from './events.ts';
export { findMovedVersion } from './service/judges.ts';
export { getStepPositions, type StepPosition, type StepPositions } from './service/step-positions.ts';
export { getPosted, listPosted } from './service/posted.ts';
export { getProcedure, getVersionView, listProcedures } from './service/views.ts';
