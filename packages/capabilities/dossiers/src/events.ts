import { Instant } from '@chuan/kernel';
import { defineEvent } from '@chuan/jobs';
import { z } from 'zod';

const dossier = { dossierId: z.uuid() };

/** A dossier moved: its history grew by the lines from `fromSeq` to `toSeq`, and work was laid on somebody's desk. */
export const dossierMoved = defineEvent({
  topic: 'dossiers.moved',
  payload: z.strictObject({
    ...dossier,
    fromSeq: z.int(),
    toSeq: z.int(),
    kinds: z.array(z.string()),
    /** Steps that were opened, or handed to another person. */
    openedStepIds: z.array(z.uuid()),
    /** Who moved it; events from before this was kept do not say. */
    byPersonId: z.uuid().nullish(),
  }),
});

/**
 * Scheduled: an open step enters a band; being overdue is scheduled by the warning before it. Stale when the step has
 * closed or is due at another instant now.
 */
export const stepDue = defineEvent({
  topic: 'dossiers.step-due',
  payload: z.strictObject({ ...dossier, stepId: z.uuid(), dueAt: Instant, band: z.enum(['due_soon', 'overdue']) }),
});

/** Scheduled: the whole dossier enters a band. Stale when it is resolved or promised for another instant now. */
export const dossierDue = defineEvent({
  topic: 'dossiers.dossier-due',
  payload: z.strictObject({ ...dossier, dueAt: Instant, band: z.enum(['due_soon', 'overdue']) }),
});

/** Scheduled: an online dossier still waits at the end of the intake's own limit. */
export const intakeDue = defineEvent({
  topic: 'dossiers.intake-due',
  payload: z.strictObject({ ...dossier, dueAt: Instant }),
});

/** A paper that was handed in while the scanner gave no answer turned out infected, and stays barred. */
export const fileInfected = defineEvent({
  topic: 'dossiers.file-infected',
  payload: z.strictObject({ ...dossier, fileId: z.uuid() }),
});
