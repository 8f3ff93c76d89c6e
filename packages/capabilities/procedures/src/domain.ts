export {
  actionsOf,
  barredOf,
  effectiveFrom,
  requireMove,
  requireOther,
  requireSound,
  type VersionState,
} from './domain/moves.ts';
export { findPosted } from './domain/find-posted.ts';
export { formsOfApplicant } from './domain/applicant-forms.ts';
export { lanesOf, placeSteps, suggestPosition } from './domain/mapping.ts';
export { sectionsTouched } from './domain/sections.ts';
