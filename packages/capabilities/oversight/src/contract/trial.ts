import { CivilDate } from '@chuan/kernel';
import { z } from 'zod';
import { Figure } from './row-filter.ts';

/** Whose dossiers are looked at: those of the last whole quarter, or of the last 90 days where a quarter has too few. */
export const TrialWindow = z.strictObject({
  kind: z.enum(['quarter', 'days']),
  /** 1 to 4, and its year; of the last day where the window is no quarter. */
  quarter: z.int(),
  year: z.int(),
  from: CivilDate,
  to: CivilDate,
});
export type TrialWindow = z.infer<typeof TrialWindow>;

/** Working minutes that the visits of a step really took. */
export const StepPractice = z.strictObject({
  stepId: z.string(),
  /** Dossiers that went through it. */
  dossiers: z.int(),
  medianMinutes: z.int(),
  p90Minutes: z.int(),
});
export type StepPractice = z.infer<typeof StepPractice>;

/** How a procedure was really done of late. */
export const Practice = z.strictObject({
  window: TrialWindow,
  /** Handed over, with their result in the window. */
  dossiers: Figure,
  steps: z.array(StepPractice),
});
export type Practice = z.infer<typeof Practice>;

/**
 * What a dossier's course is beside the draft: the same, other only by steps that the draft adds or leaves out, or at
 * odds with it.
 */
export const TrialVerdict = z.enum(['fits', 'changed', 'at_odds']);
export type TrialVerdict = z.infer<typeof TrialVerdict>;

const Ids = z.array(z.uuid());

export const TrialStep = z.strictObject({
  stepId: z.string(),
  /** `B3`; empty for a step that the draft no longer has. */
  code: z.string(),
  name: z.string(),
  limitMinutes: z.int(),
  /** Beside the versions that the dossiers ran on. */
  change: z.enum(['kept', 'added', 'removed']),
  /** Whether lateness is reckoned: handing over is outside the limit, and a removed step has none. */
  isTimed: z.boolean(),
  /** Dossiers that went through it. */
  done: z.int(),
  medianMinutes: z.int().nullable(),
  /** Dossiers in which the draft wants it and it was not done. */
  lacking: Ids,
  /** Done more often than the draft goes back to it. */
  repeated: Ids,
  /** Done earlier or later than the draft wants, or where it has no place. */
  misplaced: Ids,
  /** A visit took longer than the draft's limit; how many dossiers were late there under their own limit. */
  late: Ids,
  lateBefore: z.int(),
});
export type TrialStep = z.infer<typeof TrialStep>;

export const TrialDossier = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  verdict: TrialVerdict,
  /** Steps, by id, at which it differs from the draft or would have been late. */
  differs: z.array(z.string()),
  lateAt: z.array(z.string()),
});
export type TrialDossier = z.infer<typeof TrialDossier>;

/** A draft tried on dossiers that are done. */
export const Trial = z.strictObject({
  window: TrialWindow,
  dossiers: Figure,
  /** How many of them were tried, the newest; all of them but for very busy procedures. */
  tried: z.int(),
  /** The saved state of the draft that was tried. */
  version: z.int(),
  fits: Ids,
  changed: Ids,
  atOdds: Ids,
  /** How many went exactly as the version said that they ran on. */
  fittedBefore: z.int(),
  /** Would have missed the draft's legal limit; how many really missed theirs. */
  late: Ids,
  lateBefore: z.int(),
  /** Late at a step or more, and yet within the legal limit. */
  lateAtStep: Ids,
  steps: z.array(TrialStep),
  rows: z.array(TrialDossier),
});
export type Trial = z.infer<typeof Trial>;

export const TrialInput = z.strictObject({ versionId: z.uuid() });
