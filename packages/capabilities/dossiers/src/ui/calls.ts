import type { AppError } from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import type { z } from 'zod';
import type * as c from '../contract.ts';

/** Changes of a dossier by the name of their procedure, with what each takes. */
export interface ChangeInputs {
  completeStep: z.input<typeof c.CompleteStepInput>;
  saveChecks: z.input<typeof c.SaveChecksInput>;
  supplement: z.input<typeof c.SupplementInput>;
  return: z.input<typeof c.ReturnInput>;
  reassign: z.input<typeof c.ReassignInput>;
  recall: z.input<typeof c.RecallInput>;
  suspend: z.input<typeof c.SuspendInput>;
  resume: z.input<typeof c.ResumeInput>;
  withdraw: z.input<typeof c.WithdrawInput>;
  attach: z.input<typeof c.AttachInput>;
  recordLateCause: z.input<typeof c.RecordLateCauseInput>;
  confirmLateCause: z.input<typeof c.ConfirmLateCauseInput>;
}
export type ChangeName = keyof ChangeInputs;

/** Changes that issue a paper: Mẫu 01 to 06. */
export interface PaperInputs {
  accept: z.input<typeof c.AcceptInput>;
  refuseIntake: z.input<typeof c.RefuseIntakeInput>;
  requestSupplement: z.input<typeof c.RequestSupplementInput>;
  extend: z.input<typeof c.ExtendInput>;
  deliver: z.input<typeof c.DeliverInput>;
  stop: z.input<typeof c.StopInput>;
}
export type PaperName = keyof PaperInputs;

/** A stored upload that can be handed over with a change. */
export interface StagedUpload {
  readonly token: string;
  readonly name: string;
  readonly sizeBytes: number;
}

export type Staged =
  | { readonly ok: true; readonly value: StagedUpload }
  | { readonly ok: false; readonly refusal: AppError };

/** Stores a file; `onProgress` is told the share that has left, 0 … 1. */
export type Stage = (file: File, onProgress: (share: number) => void) => Promise<Staged>;

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: AppError };

/** The receipt of a dossier that was taken, or why it was not. */
export type ReceiptAnswer = Answer<c.Receipt>;
/** The paper that a change issued, or why nothing was changed. */
export type PaperAnswer = Answer<Pick<c.Receipt, 'formId'>>;

/** What the page can ask of the server; given by the web, the only place that knows how. */
export interface DossierCalls {
  /** Nothing when it was done, else why not. The page's data is fresh when this answers. */
  change<Name extends ChangeName>(name: Name, input: ChangeInputs[Name]): Promise<AppError | undefined>;
  issue<Name extends PaperName>(name: Name, input: PaperInputs[Name]): Promise<PaperAnswer>;
  /** What accepting now would promise; undefined when it cannot be told. */
  previewAcceptance(dossierId: string): Promise<c.PromisePreview | undefined>;
  /** Where an extension would lead; null when it cannot be told. */
  previewExtension(dossierId: string, workingDays: number): Promise<Instant | null>;
  readonly stage: Stage;
}
