import { Instant, Uuid } from '@chuan/kernel';
import { ProcedureContent } from '@chuan/library/contract';
import { z } from 'zod';
import { DocumentCode } from './procedure.ts';

export const AdoptTemplateInput = z.strictObject({
  templateId: Uuid,
  /** The published version when left out. */
  number: z.int().min(1).optional(),
  code: DocumentCode,
  /** Lane → position; lanes that are not named get the one that fits best. */
  positions: z.record(z.string().max(120), Uuid).default({}),
});
export type AdoptTemplateInput = z.input<typeof AdoptTemplateInput>;

export const CreateProcedureInput = z.strictObject({ code: DocumentCode, content: ProcedureContent.optional() });
export type CreateProcedureInput = z.input<typeof CreateProcedureInput>;

/** A version and the state of it that was seen. */
export const VersionRef = z.strictObject({ versionId: Uuid, version: z.int() });
export type VersionRef = z.infer<typeof VersionRef>;

/** `changeNote` goes into the revision table; what was written before stands when it is left out. */
export const SendInput = VersionRef.extend({ changeNote: z.string().trim().max(2_000).optional() });
export type SendInput = z.input<typeof SendInput>;

export const SaveVersionInput = VersionRef.extend({
  content: ProcedureContent,
  changeNote: z.string().trim().max(2_000).default(''),
});
export type SaveVersionInput = z.input<typeof SaveVersionInput>;

export const ApproveInput = VersionRef.extend({
  /** From when it is in force; at once when left out. */
  effectiveAt: Instant.optional(),
});
export type ApproveInput = z.input<typeof ApproveInput>;

export const ReturnInput = VersionRef.extend({ note: z.string().trim().min(1).max(2_000) });
export type ReturnInput = z.infer<typeof ReturnInput>;

export const PostInput = z.strictObject({ procedureId: Uuid, isPosted: z.boolean() });
export type PostInput = z.infer<typeof PostInput>;
