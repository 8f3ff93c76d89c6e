import { CivilDate, Instant, Vnd } from '@chuan/kernel';
import { z } from 'zod';
import { LateCauseView } from './contract/late-causes.ts';

export * from './contract/counter.ts';
export * from './contract/late-causes.ts';

const Text = (max: number) => z.string().trim().max(max);

export const DossierStatus = z.enum([
  'submitted',
  'not_accepted',
  'in_progress',
  'awaiting_supplement',
  'suspended',
  'resolved',
  'delivered',
  'withdrawn',
  'stopped',
]);
export type DossierStatus = z.infer<typeof DossierStatus>;

export const Channel = z.enum(['direct', 'online', 'postal']);
export const DeliveryMethod = z.enum(['counter', 'postal', 'electronic']);
export const FeeStatus = z.enum(['none', 'due', 'paid']);
export const Outcome = z.enum(['granted', 'refused', 'withdrawn', 'stopped']);
export const Timeliness = z.enum(['early', 'on_time', 'overdue']);

/** Vietnamese phone: digits with the usual separators; empty when not given. */
const Phone = Text(20).regex(/^(\+?[\d .-]{8,20})?$/);

export const Applicant = z.strictObject({
  kind: z.enum(['person', 'organisation']),
  name: Text(200).min(2),
  /** CCCD (12 digits) of a person, tax code of an organisation. */
  idNumber: Text(20)
    .regex(/^(\d{9,13}(-\d{3})?)?$/)
    .default(''),
  phone: Phone.default(''),
  email: z.union([z.literal(''), z.email().max(200)]).default(''),
  address: Text(300).default(''),
  /** Who hands in, when it is somebody else on the applicant's behalf. */
  submitterName: Text(200).default(''),
});
export type Applicant = z.infer<typeof Applicant>;

export const ReceivedComponent = z.strictObject({
  key: z.string().max(40),
  isReceived: z.boolean(),
  originals: z.int().min(0).max(50),
  copies: z.int().min(0).max(50),
  isElectronic: z.boolean(),
});
export type ReceivedComponent = z.infer<typeof ReceivedComponent>;

export const DossierData = z.record(z.string().max(40), z.union([Text(2_000), z.number(), z.boolean()]));

/** What a staged upload is called afterwards: signed by the server, bound to the agency, good for a day. */
export const FileToken = z.string().max(1_200);

const Files = z.array(z.strictObject({ token: FileToken, componentKey: z.string().max(40).default('') })).max(60);

const draft = {
  procedureId: z.uuid(),
  caseKey: z.string().max(40).default(''),
  applicant: Applicant,
  components: z.array(ReceivedComponent).max(200).default([]),
  data: DossierData.default({}),
  deliveryMethod: DeliveryMethod,
  files: Files.default([]),
};

export const ReceiveInput = z.strictObject({
  ...draft,
  channel: Channel.exclude(['online']).default('direct'),
  isFeePaid: z.boolean().default(false),
});
export type ReceiveInput = z.infer<typeof ReceiveInput>;

export const SubmitInput = z.strictObject(draft);
export type SubmitInput = z.infer<typeof SubmitInput>;

/** Given once, on the receipt: the code is public knowledge, the secret is not. */
export const Receipt = z.strictObject({
  dossierId: z.uuid(),
  code: z.string(),
  secret: z.string(),
  dueAt: Instant.nullable(),
  intakeDueAt: Instant.nullable(),
  formId: z.uuid().nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** One dossier as its caller last saw it. A stale version is refused, never overwritten. */
const target = { dossierId: z.uuid(), version: z.int() };
const reason = Text(1_000).min(3);

export const AcceptInput = z.strictObject({
  ...target,
  components: z.array(ReceivedComponent).max(200).default([]),
  isFeePaid: z.boolean().default(false),
});
export const RefuseIntakeInput = z.strictObject({ ...target, reason });
export const RequestSupplementInput = z.strictObject({
  ...target,
  stepId: z.uuid().optional(),
  items: z.array(Text(400).min(2)).min(1).max(30),
  reason,
});
export const SupplementInput = z.strictObject({
  ...target,
  components: z.array(ReceivedComponent).max(200).default([]),
  files: Files.default([]),
  note: Text(1_000).default(''),
});
export const CompleteStepInput = z.strictObject({
  ...target,
  stepId: z.uuid(),
  outcome: z.string().max(60).optional(),
  checks: z.array(z.int().min(0).max(50)).max(50).default([]),
  note: Text(2_000).default(''),
  data: DossierData.default({}),
  files: Files.default([]),
});
export type CompleteStepInput = z.infer<typeof CompleteStepInput>;
export const SaveChecksInput = z.strictObject({
  ...target,
  stepId: z.uuid(),
  checks: z.array(z.int().min(0).max(50)).max(50),
  /** Left as it is when absent. */
  note: Text(2_000).optional(),
});
export const ReturnInput = z.strictObject({ ...target, stepId: z.uuid(), toNodeId: z.string().max(40), reason });
export const ExtendInput = z.strictObject({ ...target, workingDays: z.int().min(1).max(60), reason });
export const ReassignInput = z.strictObject({
  ...target,
  stepId: z.uuid(),
  personId: z.uuid(),
  reason: Text(1_000).default(''),
});
export const RecallInput = z.strictObject({ ...target, stepId: z.uuid(), reason });
export const SuspendInput = z.strictObject({
  ...target,
  kind: z.enum(['suspended', 'with_other_agency']),
  reason,
  document: Text(120).min(2),
});
export const ResumeInput = z.strictObject({ ...target, note: Text(1_000).default('') });
export const DeliverInput = z.strictObject({
  ...target,
  method: DeliveryMethod,
  receiverName: Text(200).default(''),
  isFeePaid: z.boolean().default(false),
  files: Files.default([]),
});
export const StopInput = z.strictObject({ ...target, reason, document: Text(120).default('') });
export const WithdrawInput = z.strictObject({ ...target, reason });
export const AttachInput = z.strictObject({
  ...target,
  stepId: z.uuid().optional(),
  purpose: z.enum(['work', 'result', 'component']),
  files: Files.min(1),
});
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
});

export const FormView = z.strictObject({ id: z.uuid(), code: z.string(), number: z.string(), issuedAt: Instant });

export const DossierPage = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: DossierStatus,
  procedureId: z.uuid(),
  procedureName: z.string(),
  procedureShortName: z.string(),
  procedureDocument: z.string(),
  procedureNumber: z.int(),
  channel: Channel,
  caseName: z.string(),
  applicant: Applicant,
  data: z.array(z.strictObject({ key: z.string(), label: z.string(), value: z.string() })),
  deliveryMethod: DeliveryMethod,
  feeVnd: Vnd,
  feeStatus: FeeStatus,
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
});
export type MyWork = z.infer<typeof MyWork>;

export const ListInput = z.strictObject({
  search: Text(120).default(''),
  status: z.array(DossierStatus).default([]),
  band: z.enum(['overdue', 'due_soon', 'due_today', 'due_tomorrow', 'within', 'paused']).optional(),
  procedureId: z.uuid().optional(),
  positionId: z.uuid().optional(),
  personId: z.uuid().optional(),
  nodeId: z.string().max(40).optional(),
  timeliness: Timeliness.optional(),
  dueOn: CivilDate.optional(),
  receivedFrom: CivilDate.optional(),
  receivedTo: CivilDate.optional(),
  resolvedFrom: CivilDate.optional(),
  resolvedTo: CivilDate.optional(),
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
  feeVnd: Vnd,
  feeStatus: FeeStatus,
  clock: ClockView,
  steps: z.array(
    StepView.pick({
      nodeId: true,
      label: true,
      name: true,
      lane: true,
      status: true,
      isParallel: true,
      openedAt: true,
      closedAt: true,
      limitMinutes: true,
      usedMinutes: true,
      clock: true,
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
  /** Steps that may be rated: done, and not rated yet. */
  rateable: z.array(z.strictObject({ nodeId: z.string(), name: z.string() })),
});
export type TrackView = z.infer<typeof TrackView>;
