import { CivilDate, Instant, Vnd } from '@chuan/kernel';
import { z } from 'zod';
import { DeliveryMethod } from './delivery.ts';
import { Channel, DossierStatus, FeeStatus, Outcome, Timeliness } from './inputs.ts';
import {
  Action,
  ApplicantAction,
  ClockView,
  ComponentView,
  EventView,
  ExplanationView,
  FileView,
  FormView,
  StepView,
} from './views.ts';

const Text = (max: number) => z.string().trim().max(max);

export const WorkItem = z.strictObject({
  dossierId: z.uuid(),
  stepId: z.uuid(),
  code: z.string(),
  /** Without the agency's prefix, as lists of one agency show it. */
  shortCode: z.string(),
  version: z.int(),
  applicantName: z.string(),
  procedureId: z.uuid(),
  procedureName: z.string(),
  stepLabel: z.string(),
  stepName: z.string(),
  stepCount: z.int(),
  stepIndex: z.int(),
  clock: ClockView,
  dossierDueAt: Instant.nullable(),
  status: DossierStatus,
  checklist: z.array(z.strictObject({ text: z.string(), isDone: z.boolean() })),
  outcomes: z.array(z.string()),
  /** False while nobody of the position has taken it. */
  isTaken: z.boolean(),
  /** Since when and for what its clock stands still; null while it runs. */
  pause: z.strictObject({ since: Instant, reason: z.string() }).nullable(),
  needsLateCause: z.boolean(),
  actions: z.array(Action),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const MyWork = z.strictObject({
  now: Instant,
  items: z.array(WorkItem),
  counts: z.strictObject({ overdue: z.int(), today: z.int(), tomorrow: z.int(), later: z.int(), paused: z.int() }),
  load: z.array(z.strictObject({ on: CivilDate, due: z.int(), overdue: z.int() })),
  /** Working minutes left today, and what the items due today are still allowed. */
  minutesLeftToday: z.int(),
  minutesDueToday: z.int(),
  waitingForOthers: z.array(
    z.strictObject({ dossierId: z.uuid(), code: z.string(), what: z.string(), since: Instant }),
  ),
  /** For an empty desk: what waits at the counter, by the reader's rights. Nothing while there are items. */
  atCounter: z.strictObject({ intake: z.int(), delivery: z.int() }),
});
export type MyWork = z.infer<typeof MyWork>;

export const ListInput = z.strictObject({
  search: Text(120).default(''),
  status: z.array(DossierStatus).default([]),
  band: z.enum(['overdue', 'due_soon', 'due_today', 'due_tomorrow', 'within', 'paused']).optional(),
  procedureId: z.uuid().optional(),
  /** `none`: what stands at no position of the agency. */
  positionId: z.uuid().or(z.literal('none')).optional(),
  personId: z.uuid().optional(),
  nodeId: z.string().max(40).optional(),
  timeliness: Timeliness.optional(),
  dueOn: CivilDate.optional(),
  receivedFrom: CivilDate.optional(),
  receivedTo: CivilDate.optional(),
  resolvedFrom: CivilDate.optional(),
  resolvedTo: CivilDate.optional(),
  /** `due`: what is due first on top, what stands still last; the first page only. */
  order: z.enum(['newest', 'due']).default('newest'),
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type ListInput = z.infer<typeof ListInput>;

export const DossierRow = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  shortCode: z.string(),
  applicantName: z.string(),
  procedureName: z.string(),
  status: DossierStatus,
  channel: Channel,
  submittedAt: Instant,
  receivedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  clock: ClockView,
  timeliness: Timeliness.nullable(),
  deliveryMethod: DeliveryMethod,
  /** Where a result sent by post goes; empty for every other way. */
  deliveryAddress: z.string(),
  holder: z.string(),
  stepName: z.string(),
  version: z.int(),
});
export type DossierRow = z.infer<typeof DossierRow>;
export const DossierList = z.strictObject({
  rows: z.array(DossierRow),
  nextCursor: z.string().nullable(),
  total: z.int().nullable(),
});

/** A procedure and how many dossiers of it were received lately. */
export const MostUsed = z.strictObject({ procedureId: z.uuid(), received: z.int() });
export type MostUsed = z.infer<typeof MostUsed>;

/** The code alone tells how far a dossier is; the rest needs the receipt's secret too. */
export const TrackInput = z.strictObject({ code: Text(60).min(3), secret: Text(20).default('') });

export const PublicStatus = z.strictObject({
  code: z.string(),
  status: DossierStatus,
  stepsDone: z.int(),
  stepsTotal: z.int(),
  dueAt: Instant.nullable(),
});

export const TrackView = z.strictObject({
  ...PublicStatus.shape,
  dossierId: z.uuid(),
  version: z.int(),
  procedureId: z.uuid(),
  procedureName: z.string(),
  applicantName: z.string(),
  maskedPhone: z.string(),
  submittedAt: Instant,
  receivedAt: Instant.nullable(),
  intakeDueAt: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  outcome: Outcome.nullable(),
  deliveryMethod: DeliveryMethod,
  /** Where it is sent, when the applicant gave an address for it; the one they declared is not shown. */
  deliveryAddress: z.string(),
  deliveriesOffered: z.array(DeliveryMethod),
  feeVnd: Vnd,
  /** What explains the listed amount while the dossier waits to be received; a charged amount stands alone. */
  feeNote: z.string(),
  feeStatus: FeeStatus,
  clock: ClockView,
  steps: z.array(
    StepView.pick({
      nodeId: true,
      label: true,
      name: true,
      positionName: true,
      status: true,
      isParallel: true,
      openedAt: true,
      closedAt: true,
      limitMinutes: true,
      usedMinutes: true,
      clock: true,
    }).extend({
      /** Unit of the position that holds it; empty for a step that is not open. */
      unit: z.string(),
    }),
  ),
  supplement: z
    .strictObject({ items: z.array(z.string()), reason: z.string(), requestedAt: Instant, formId: z.uuid().nullable() })
    .nullable(),
  explanation: ExplanationView.nullable(),
  events: z.array(EventView.omit({ actorName: true, note: true, files: true })),
  forms: z.array(FormView),
  files: z.array(FileView.omit({ uploadedBy: true })),
  components: z.array(ComponentView),
  actions: z.array(ApplicantAction),
  /** Steps that may be rated: done, and not rated yet. */
  rateable: z.array(z.strictObject({ nodeId: z.string(), name: z.string() })),
});
export type TrackView = z.infer<typeof TrackView>;
