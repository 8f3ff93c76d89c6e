export { dossiersRouter } from './router.ts';
export { limitOf, stepDueAt } from './domain/clock.ts';
export { feeTermsOf } from './domain/fee.ts';
export { isDeliveryNode, openSteps, type DossierState, type Frame, type StepState } from './domain/state.ts';
export { dossierDue, dossierMoved, fileInfected, intakeDue, stepDue } from './events.ts';
export { acceptDossier, receiveDossier, refuseDossier, submitDossier } from './service/intake.ts';
export { deliverDossier, stopDossier, withdrawDossier } from './service/finish.ts';
export { StagedFile, tokenOf } from './service/files.ts';
export { framesFor, getDayBounds, listDossiers, shortCodeOf } from './service/lists.ts';
export {
  countOpenByCalendar,
  countOpenDossiers,
  findBarredPaper,
  findDossier,
  listDossierStates,
  takeNumber,
} from './service/readings.ts';
export { confirmLateCause, recordLateCause } from './service/late-causes.ts';
export {
  extendDossier,
  requestSupplement,
  resumeDossier,
  supplementDossier,
  suspendDossier,
} from './service/pauses.ts';
export { type DeadlineDifference, type RecomputedPage, recomputeDeadlines } from './service/recompute.ts';
export { secretOf } from './service/codes.ts';
export { attachToDossier, completeStep, reassignStep, recallStep, returnStep, saveChecks } from './service/steps.ts';
export { identifyApplicant, supplementByCitizen, trackDossier } from './service/tracking.ts';
export { getDossierPage } from './service/page.ts';
