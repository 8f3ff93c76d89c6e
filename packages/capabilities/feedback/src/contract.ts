import { TrackInput } from '@chuan/dossiers/contract';
import { Instant } from '@chuan/kernel';
import { z } from 'zod';

/** 5 rất hài lòng … 1 rất không hài lòng. Never pre-selected. */
export const Score = z.int().min(1).max(5);

export const RateInput = TrackInput.extend({
  nodeId: z.string().min(1).max(40),
  score: Score,
  comment: z.string().trim().max(2_000).default(''),
});
export type RateInput = z.infer<typeof RateInput>;

export const ComplainInput = z.strictObject({
  /** Given when the complaint is about a dossier; both or neither. */
  code: TrackInput.shape.code.optional(),
  secret: TrackInput.shape.secret.optional(),
  content: z.string().trim().min(10).max(4_000),
  contact: z.string().trim().max(200).default(''),
});
export type ComplainInput = z.infer<typeof ComplainInput>;

export const ComplaintReceipt = z.strictObject({ number: z.string(), dueAt: Instant });

export const ComplaintView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  dossierId: z.uuid().nullable(),
  dossierCode: z.string(),
  content: z.string(),
  contact: z.string(),
  status: z.enum(['open', 'answered']),
  at: Instant,
  dueAt: Instant,
  answer: z.string(),
  answeredAt: Instant.nullable(),
  version: z.int(),
});
export type ComplaintView = z.infer<typeof ComplaintView>;

export const AnswerInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  answer: z.string().trim().min(5).max(4_000),
});

/** Ratings by step, without the people behind them: respondents stay confidential (NĐ 61/2018, Đ27). */
export const RatingSummary = z.strictObject({
  count: z.int(),
  average: z.number().nullable(),
  rows: z.array(
    z.strictObject({
      procedureId: z.uuid(),
      procedureName: z.string(),
      nodeId: z.string(),
      stepName: z.string(),
      count: z.int(),
      average: z.number(),
      low: z.int(),
    }),
  ),
  comments: z.array(z.strictObject({ at: Instant, score: Score, stepName: z.string(), comment: z.string() })),
});
export type RatingSummary = z.infer<typeof RatingSummary>;
