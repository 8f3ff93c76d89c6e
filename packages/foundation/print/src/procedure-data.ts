import { CivilDate } from '@chuan/kernel';
import { z } from 'zod';

const Short = z.string().max(300);
const Long = z.string().max(4_000);
const Lines = z.array(Long).max(300);
const Count = z.int().min(0).max(10_000);

const Approval = z.strictObject({
  name: Short.optional(),
  title: Short.optional(),
  /** What stands in the place of the signature: "Đã ký số", or nothing for ink. */
  signature: Short.optional(),
  signedOn: CivilDate.optional(),
});

const FlowNode = z.strictObject({
  id: z.string().max(100),
  kind: z.enum(['start', 'task', 'decision', 'gateway', 'end']),
  /** Code of the step in the table, `B1`. */
  code: z.string().max(12).optional(),
  label: Short,
  /** Position that does it. */
  position: Short.optional(),
});
const FlowEdge = z.strictObject({
  from: z.string().max(100),
  to: z.string().max(100),
  label: z.string().max(60).optional(),
});

/** The flow as a picture: nodes in reading order and arrows between them. */
export const FlowPicture = z.strictObject({
  nodes: z.array(FlowNode).max(200),
  edges: z.array(FlowEdge).max(600),
});
export type FlowPicture = z.infer<typeof FlowPicture>;

/** All that stands in a printed quy trình ISO (QT-xx); every text is ready to read. */
export const ProcedurePrint = z.strictObject({
  agency: z.strictObject({ superior: Short.optional(), name: Short }),
  title: Long,
  code: Short,
  issueNumber: z.int().min(1).max(1_000),
  effectiveOn: CivilDate.optional(),
  prepared: Approval,
  reviewed: Approval,
  approved: Approval,
  distribution: z.array(z.strictObject({ holder: Short, copyCount: Count.optional() })).max(200),
  revisions: z
    .array(z.strictObject({ changedOn: CivilDate, section: Short, content: Long, issueNumber: z.int().min(1) }))
    .max(300),
  purpose: Lines,
  scope: Lines,
  references: Lines,
  definitions: z.array(z.strictObject({ term: Short, meaning: Long })).max(200),
  legalBases: z
    .array(z.strictObject({ notation: Short, subject: Long, issuedOn: CivilDate.optional(), issuer: Short.optional() }))
    .max(200),
  conditions: Lines,
  componentGroups: z
    .array(
      z.strictObject({
        /** The case in which these papers are asked for; none when they always are. */
        caseName: Long.optional(),
        components: z
          .array(z.strictObject({ name: Long, originalCount: Count, copyCount: Count, note: Long.optional() }))
          .max(300),
      }),
    )
    .max(50),
  setCount: z.int().min(1).max(100),
  channels: z.array(z.strictObject({ name: Short, limitText: Long, feeText: Long.optional() })).max(20),
  limitNotes: Lines.default([]),
  receptionPlaces: Lines,
  fees: Lines,
  steps: z
    .array(
      z.strictObject({
        code: z.string().max(12),
        title: Long,
        detail: Long.optional(),
        position: Long,
        limitText: Short,
        outputs: Lines.default([]),
      }),
    )
    .max(300),
  totalLimitText: Short.optional(),
  flow: FlowPicture.optional(),
  forms: z.array(z.strictObject({ code: Short, name: Long })).max(200),
  records: z.array(z.strictObject({ name: Long, keeper: Short, retention: Short })).max(200),
});
export type ProcedurePrint = z.infer<typeof ProcedurePrint>;
export type ProcedurePrintInput = z.input<typeof ProcedurePrint>;
