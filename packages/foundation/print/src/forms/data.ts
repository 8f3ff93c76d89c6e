import { CivilDate, Instant, Vnd } from '@chuan/kernel';
import { z } from 'zod';

const Short = z.string().max(300);
const Long = z.string().max(4_000);
const Count = z.int().min(0).max(100_000);

/** The agency as it stands at the head of its papers; a `\n` forces a new line. */
export const AgencyHead = z.strictObject({
  superior: Short.optional(),
  name: Short,
  /** Where the paper is made out: "Quy Nhơn Nam". */
  place: Short,
});

/** The person or organisation whose dossier it is. */
export const PartyOnPaper = z.strictObject({
  kind: z.enum(['person', 'organisation']).default('person'),
  name: Short,
  identifier: Short.optional(),
  phone: Short.optional(),
  email: Short.optional(),
  address: Short.optional(),
});

export const ProcedureOnPaper = z.strictObject({ name: Long, code: Short.optional() });

/** Who signs; without `signsDigitally` the paper leaves room for ink. */
export const Signer = z.strictObject({
  name: Short.optional(),
  /** Line above the signature: "GIÁM ĐỐC", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH". */
  title: Short.optional(),
  signsDigitally: z.boolean().default(false),
});

const Head = { agency: AgencyHead, number: Short.optional(), madeOn: CivilDate };
const Subject = { dossierCode: Short, applicant: PartyOnPaper, procedure: ProcedureOnPaper };
/** Address that the QR code opens and the secret typed instead of it. */
const Tracking = z.strictObject({ url: z.url().max(500), code: Short });

/** Data of Mẫu 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export const ReceiptData = z.strictObject({
  ...Head,
  ...Subject,
  /** Who came to the counter, if not the applicant. */
  broughtBy: Short.optional(),
  setCount: z.int().min(1).max(100).default(1),
  components: z
    .array(z.strictObject({ name: Long, originalCount: Count, copyCount: Count, electronicCount: Count.default(0) }))
    .max(500),
  limitText: Short,
  receivedAt: Instant,
  dueAt: Instant,
  /** Where or how the result is handed over. */
  deliveryText: Short,
  feeVnd: Vnd,
  /** State of the payment, after a comma: "đã thu tiền mặt". */
  feeNote: Short.optional(),
  /** Why nothing is charged where the procedure lists a fee. */
  feeWaiver: Short.optional(),
  book: z.strictObject({ volume: Short, ordinal: Short }),
  officer: Signer,
  tracking: Tracking,
  /** Why the promised date is what it is. */
  explanation: Long,
});
export type ReceiptData = z.infer<typeof ReceiptData>;

/** Data of Mẫu 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export const SupplementData = z.strictObject({
  ...Head,
  ...Subject,
  items: z.array(z.strictObject({ name: Long, reason: Long.optional() })).max(200),
  reason: Long,
  legalBasis: Long.optional(),
  supplementDueAt: Instant.optional(),
  /** What becomes of the promised date. */
  dueRule: Long,
  contact: z.strictObject({ name: Short, phone: Short.optional() }),
  officer: Signer,
  tracking: Tracking,
});
export type SupplementData = z.infer<typeof SupplementData>;

/** Data of Mẫu 03, phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export const RefusalData = z.strictObject({
  ...Head,
  applicant: PartyOnPaper,
  procedure: ProcedureOnPaper,
  dossierCode: Short.optional(),
  ground: z.enum(['not_competent', 'not_eligible', 'against_law']),
  reason: Long,
  legalBasis: Long.optional(),
  /** Where to turn instead. */
  guidance: Long.optional(),
  officer: Signer,
});
export type RefusalData = z.infer<typeof RefusalData>;

/** Data of Mẫu 04, văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. */
export const ApologyData = z.strictObject({
  ...Head,
  ...Subject,
  receivedAt: Instant,
  originalDueAt: Instant,
  newDueAt: Instant,
  reason: Long,
  signer: Signer,
  tracking: Tracking,
});
export type ApologyData = z.infer<typeof ApologyData>;

/** Data of Mẫu 05, thông báo dừng giải quyết hồ sơ. */
export const TerminationData = z.strictObject({
  ...Head,
  ...Subject,
  receivedAt: Instant,
  stoppedAt: Instant,
  /** Step in which the dossier stood. */
  stage: Short,
  requestedBy: Short,
  basis: Long,
  reason: Long,
  feeVnd: Vnd,
  feeHandling: Long.optional(),
  papersReturned: Long.optional(),
  signer: Signer,
});
export type TerminationData = z.infer<typeof TerminationData>;

const Outcome = z.enum(['early', 'on_time', 'overdue']);

/** Data of Mẫu 06, phiếu kiểm soát quá trình giải quyết hồ sơ; one row for each hand-over. */
export const ControlSlipData = z.strictObject({
  ...Head,
  ...Subject,
  leadUnit: Short,
  cooperatingUnits: Long.optional(),
  receivedAt: Instant,
  dueAt: Instant,
  deliveredAt: Instant.optional(),
  handovers: z
    .array(
      z.strictObject({
        from: Short,
        fromPerson: Short,
        to: Short,
        toPerson: Short,
        at: Instant,
        /** How the giving side kept its own time; none for the first hand-over. */
        outcome: Outcome.optional(),
        note: Long.optional(),
      }),
    )
    .max(2_000),
  outcome: Outcome.optional(),
  officer: Signer,
});
export type ControlSlipData = z.infer<typeof ControlSlipData>;

/** Data of Mẫu 07, sổ theo dõi hồ sơ. */
export const RegisterData = z.strictObject({
  agency: AgencyHead,
  madeOn: CivilDate,
  volume: Short,
  from: CivilDate,
  to: CivilDate,
  entries: z
    .array(
      z.strictObject({
        dossierCode: Short,
        procedureName: Long,
        setCount: Count,
        applicantName: Short,
        addressAndPhone: Long.optional(),
        leadUnit: Short.optional(),
        receivedAt: Instant,
        dueAt: Instant,
        deliveredAt: Instant.optional(),
        deliveryMethod: Short.optional(),
        signedBy: Short.optional(),
        note: Long.optional(),
      }),
    )
    .max(50_000),
  keeper: Signer,
  head: Signer,
});
export type RegisterData = z.infer<typeof RegisterData>;
