import { Instant } from '@chuan/kernel';
import { z } from 'zod';
import { DeliveryMethod } from './delivery.ts';
import { charge } from './fee.ts';

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
  ...charge,
});
export type ReceiveInput = z.infer<typeof ReceiveInput>;

/** What was brought to the counter and is not received: nothing is charged for it. */
export const UnreceivedInput = ReceiveInput.omit({ fee: true, isFeePaid: true });
export type UnreceivedInput = z.infer<typeof UnreceivedInput>;

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
  ...charge,
});
/** The three grounds that Mẫu 03 lets an officer tick. */
export const refusalGrounds = ['not_competent', 'not_eligible', 'against_law'] as const;
export type RefusalGround = (typeof refusalGrounds)[number];
export const RefuseIntakeInput = z.strictObject({ ...target, ground: z.enum(refusalGrounds), reason });
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
