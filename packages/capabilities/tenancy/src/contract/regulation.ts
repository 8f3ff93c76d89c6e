import { CalendarDefinition, TimeLimit } from '@chuan/calendar/schema';
import { z } from 'zod';

/**
 * Values that regulations fix and change, by key, each with the shape its readers rely on. They are stored with their
 * first day in force and the text that orders them.
 */
export const regulationShapes = {
  /** Received after this minute of the day, a dossier starts at the opening of the next working day. */
  'receipt.cut_off': z.strictObject({ minuteOfDay: CalendarDefinition.shape.cutOffMinute }),
  /** Within how long a dossier handed in online must be accepted or sent back. */
  'intake.online_check': z.strictObject({ limit: TimeLimit }),
  /** What a request for supplements does to the clock, how often it may be made, and until when. */
  'supplement.rule': z.strictObject({
    clock: z.enum(['restart', 'suspend']),
    maxRequests: z.int().min(0),
    askWithin: TimeLimit,
  }),
  /** How often a due date may be put off, and how long before it the apology must go out. */
  'extension.rule': z.strictObject({ maxTimes: z.int().min(0), noticeBefore: TimeLimit }),
  /** Shares of the limit left at which holders are warned, the earliest first. */
  'deadline.warn_shares': z.strictObject({ shares: z.array(z.number().gt(0).lt(1)).min(1).max(5) }),
  /** `{agencyIdentifier}`, `{YYMMDD}` and `{seqN}` (N digits, counted per agency and day) are replaced. */
  'dossier.code_format': z.strictObject({ pattern: z.string().max(100) }),
  'complaint.answer_limit': z.strictObject({ limit: TimeLimit }),
  'feedback.answer_limit': z.strictObject({ limit: TimeLimit }),
} as const;

export type RegulationKey = keyof typeof regulationShapes;
export type RegulationValue<Key extends RegulationKey> = z.infer<(typeof regulationShapes)[Key]>;

export const regulationKeys = Object.keys(regulationShapes) as RegulationKey[];

export interface Regulation<Key extends RegulationKey> {
  readonly value: RegulationValue<Key>;
  readonly validFrom: string;
  /** The text that orders it, in Vietnamese. */
  readonly legal: string;
}
