import { CivilDate, Instant, Vnd } from '@chuan/kernel';
import { z } from 'zod';
import { DeliveryMethod } from './delivery.ts';
import { FeeTerms } from './fee.ts';
import { Applicant, Channel, DossierStatus, FeeStatus, Outcome, Timeliness } from './inputs.ts';
import { LateCauseView } from './late-causes.ts';

/** What can be done with a dossier now. The screen shows this table and the server enforces it. */
export const ActionKey = z.enum([
  'accept',
  'refuse_intake',
  'complete',
  'supplement',
  'receive_supplement',
  'return',
  'extend',
  'reassign',
  'recall',
  'suspend',
  'resume',
  'deliver',
  'stop',
  'withdraw',
  'attach',
]);
export type ActionKey = z.infer<typeof ActionKey>;

export const Action = z.strictObject({
  key: ActionKey,
  stepId: z.uuid().nullable(),
  isAllowed: z.boolean(),
  /** Why not: an error code of the catalogue. */
  reason: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Action = z.infer<typeof Action>;

/** What the applicant can do with their own dossier. */
export const ApplicantActionKey = z.enum(['supplement', 'change_delivery', 'withdraw']);
export type ApplicantActionKey = z.infer<typeof ApplicantActionKey>;

export const ApplicantAction = z.strictObject({
  key: ApplicantActionKey,
  isAllowed: z.boolean(),
  reason: z.string().nullable(),
});
export type ApplicantAction = z.infer<typeof ApplicantAction>;

/** How a clock stands at the instant of the answer. */
export const ClockView = z.strictObject({
  band: z.enum(['within', 'past_half', 'due_soon', 'overdue', 'paused', 'ended']),
  dueAt: Instant.nullable(),
  /** Working minutes left; negative when overdue. */
  remainingMinutes: z.int().nullable(),
  /** Share of the limit used, 0 … 1 and beyond. */
  usedShare: z.number(),
  limitMinutes: z.int(),
});
export type ClockView = z.infer<typeof ClockView>;

export const StepView = z.strictObject({
  /** Null while the step lies ahead. */
  id: z.uuid().nullable(),
  nodeId: z.string(),
  /** B1, B2 … */
  label: z.string(),
  name: z.string(),
  lane: z.string(),
  positionName: z.string(),
  /** Name of the person who holds or held it; empty for the public and while nobody took it. */
  personName: z.string(),
  personId: z.uuid().nullable(),
  status: z.enum(['done', 'open', 'ahead', 'cancelled']),
  isParallel: z.boolean(),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  outcome: z.string().nullable(),
  limitMinutes: z.int(),
  usedMinutes: z.int().nullable(),
  clock: ClockView.nullable(),
  checklist: z.array(z.strictObject({ text: z.string(), isDone: z.boolean() })),
  outcomes: z.array(z.string()),
  returnsTo: z.array(z.strictObject({ nodeId: z.string(), label: z.string(), name: z.string() })),
  output: z.string(),
  guidance: z.string(),
  note: z.string(),
  isMine: z.boolean(),
});
export type StepView = z.infer<typeof StepView>;

const Work = z.strictObject({
  nodeId: z.string(),
  label: z.string(),
  name: z.string(),
  positionName: z.string(),
  /** Somebody else's answer, that must be asked for. */
  isOpinion: z.boolean(),
});

/** What it would cost to give a step's work back to an earlier one. */
export const ReworkView = z.strictObject({
  stepId: z.uuid(),
  toNodeId: z.string(),
  /** Finished work, besides the step it goes back to, that will have to be done once more. */
  again: z.array(Work.extend({ doneAt: Instant })),
  /** Work under way elsewhere that is broken off. */
  cancelled: z.array(Work),
  /** Working minutes that the longest way to the result takes by the steps' limits. */
  neededMinutes: z.int(),
  /** Working minutes until the promise; null while none runs. */
  leftMinutes: z.int().nullable(),
});
export type ReworkView = z.infer<typeof ReworkView>;

export const EventView = z.strictObject({
  seq: z.int(),
  kind: z.string(),
  at: Instant,
  actorKind: z.enum(['person', 'citizen', 'system']),
  actorName: z.string(),
  actorPosition: z.string(),
  stepName: z.string(),
  /** Parameters of the catalogue's sentence for this kind. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  note: z.string(),
  forms: z.array(z.strictObject({ id: z.uuid(), code: z.string(), number: z.string() })),
  files: z.array(z.strictObject({ id: z.uuid(), name: z.string(), mediaType: z.string() })),
});
export type EventView = z.infer<typeof EventView>;

/** A line of the deadline ledger, in the ledger's own unit; see the calendar's `LedgerRow`. */
export const LedgerRowView = z.strictObject({
  kind: z.enum(['received', 'counted', 'rest', 'holiday', 'pause', 'extension', 'restart', 'moved']),
  on: CivilDate,
  until: CivilDate,
  counted: z.number(),
  sum: z.number(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  isWhole: z.boolean(),
  workedMinutes: z.number().nullable(),
  isReached: z.boolean(),
  because: z.enum(['first_day', 'after_cut_off', 'closed']).nullable(),
  name: z.string(),
  limitBefore: z.number().nullable(),
  limitAfter: z.number().nullable(),
  /** Of the fact behind the row. */
  reason: z.string(),
  document: z.string(),
  actor: z.string(),
  isToday: z.boolean(),
});
export type LedgerRowView = z.infer<typeof LedgerRowView>;

export const ExplanationView = z.strictObject({
  limit: z.strictObject({
    value: z.number(),
    unit: z.enum(['working_hours', 'working_days', 'calendar_days', 'months']),
  }),
  startsAt: Instant,
  dueAt: Instant.nullable(),
  promises: z.array(
    z.strictObject({
      because: z.enum(['limit', 'pause', 'restart', 'extension']),
      at: Instant.nullable(),
      dueAt: Instant,
    }),
  ),
  countedIn: z.enum(['minutes', 'days']),
  ledger: z.array(LedgerRowView),
  calendarName: z.string(),
  /** Recomputed now and equal to what is stored. */
  isReproduced: z.boolean(),
});
export type ExplanationView = z.infer<typeof ExplanationView>;

export const ComponentView = z.strictObject({
  key: z.string(),
  name: z.string(),
  isRequired: z.boolean(),
  /** The agency looks it up itself: nobody hands it in. */
  isFromDatabase: z.boolean(),
  requiredOriginals: z.int(),
  requiredCopies: z.int(),
  isReceived: z.boolean(),
  originals: z.int(),
  copies: z.int(),
  isElectronic: z.boolean(),
});

export const FileView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  purpose: z.enum(['component', 'supplement', 'work', 'result']),
  componentKey: z.string(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  isReady: z.boolean(),
  /** Malware was found in it: nobody is handed it, ever. */
  isBlocked: z.boolean(),
});

export const FormView = z.strictObject({ id: z.uuid(), code: z.string(), number: z.string(), issuedAt: Instant });

export const DossierPage = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: DossierStatus,
  procedureId: z.uuid(),
  /** The version that the dossier stays on. */
  procedureVersionId: z.uuid(),
  procedureName: z.string(),
  procedureShortName: z.string(),
  procedureDocument: z.string(),
  procedureNumber: z.int(),
  channel: Channel,
  caseName: z.string(),
  applicant: Applicant,
  data: z.array(z.strictObject({ key: z.string(), label: z.string(), value: z.string() })),
  deliveryMethod: DeliveryMethod,
  /** Where a result sent by post goes. */
  deliveryAddress: z.string(),
  feeVnd: Vnd,
  feeStatus: FeeStatus,
  feeTerms: FeeTerms,
  submittedAt: Instant,
  receivedAt: Instant.nullable(),
  originalDueAt: Instant.nullable(),
  outcome: Outcome.nullable(),
  timeliness: Timeliness.nullable(),
  resolvedAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  clock: ClockView,
  steps: z.array(StepView),
  events: z.array(EventView),
  components: z.array(ComponentView),
  files: z.array(FileView),
  forms: z.array(FormView),
  actions: z.array(Action),
  /** Of every return that this person may do now. */
  reworks: z.array(ReworkView),
  explanation: ExplanationView.nullable(),
  lateCauses: z.array(LateCauseView),
  /** People who can take over each open step. */
  candidates: z.array(
    z.strictObject({
      stepId: z.uuid(),
      people: z.array(z.strictObject({ id: z.uuid(), name: z.string(), positionName: z.string(), openCount: z.int() })),
    }),
  ),
});
export type DossierPage = z.infer<typeof DossierPage>;
