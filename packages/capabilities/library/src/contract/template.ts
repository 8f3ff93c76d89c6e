import { Instant, Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { ContentChange } from './comparison.ts';
import { ContentProblem, FieldLock, ProcedureContent, ProcedureLevel } from './content.ts';
import { NationalCode } from './national.ts';

/** `QTM-HT-01`; stays with the template for ever. */
export const TemplateCode = z
  .string()
  .trim()
  .regex(/^[A-ZĐ0-9][A-ZĐ0-9.-]{1,38}$/);

export const TemplateStatus = z.enum(['draft', 'published', 'retired']);
export type TemplateStatus = z.infer<typeof TemplateStatus>;

/** A template in the list: its published version, and the draft that is being written, if any. */
export const TemplateRow = z.strictObject({
  id: Uuid,
  code: z.string(),
  procedureCode: z.string(),
  name: z.string(),
  shortName: z.string(),
  field: z.string(),
  level: ProcedureLevel,
  publishedNumber: z.int().nullable(),
  publishedAt: Instant.nullable(),
  draftNumber: z.int().nullable(),
  updatedAt: Instant,
});
export type TemplateRow = z.infer<typeof TemplateRow>;

export const ListTemplatesInput = z.strictObject({
  search: z.string().trim().max(200).default(''),
  field: z.string().max(200).optional(),
  level: ProcedureLevel.optional(),
  status: z.enum(['draft', 'published']).optional(),
});
export type ListTemplatesInput = z.input<typeof ListTemplatesInput>;

export const TemplateVersionRow = z.strictObject({
  number: z.int(),
  status: TemplateStatus,
  changeNote: z.string(),
  publishedAt: Instant.nullable(),
  updatedAt: Instant,
});
export type TemplateVersionRow = z.infer<typeof TemplateVersionRow>;

export const TemplateView = TemplateRow.extend({ versions: z.array(TemplateVersionRow) });
export type TemplateView = z.infer<typeof TemplateView>;

export const TemplateVersionView = z.strictObject({
  templateId: Uuid,
  code: z.string(),
  number: z.int(),
  status: TemplateStatus,
  content: ProcedureContent,
  locks: z.array(FieldLock),
  changeNote: z.string(),
  publishedAt: Instant.nullable(),
  updatedAt: Instant,
  version: z.int(),
  problems: z.array(ContentProblem),
});
export type TemplateVersionView = z.infer<typeof TemplateVersionView>;

/** Without `procedureCode` or `content` the template starts from an empty table. */
export const CreateTemplateInput = z.strictObject({
  code: TemplateCode,
  procedureCode: NationalCode.optional(),
  content: ProcedureContent.optional(),
  locks: z.array(FieldLock).max(200).optional(),
});
export type CreateTemplateInput = z.input<typeof CreateTemplateInput>;

export const TemplateVersionRef = z.strictObject({ templateId: Uuid, number: z.int().min(1) });

export const SaveTemplateInput = TemplateVersionRef.extend({
  version: z.int(),
  content: ProcedureContent,
  locks: z.array(FieldLock).max(200),
  changeNote: z.string().trim().max(2_000).default(''),
});
export type SaveTemplateInput = z.input<typeof SaveTemplateInput>;

export const PublishTemplateInput = TemplateVersionRef.extend({
  version: z.int(),
  changeNote: z.string().trim().max(2_000).default(''),
});
export type PublishTemplateInput = z.input<typeof PublishTemplateInput>;

export const CompareTemplateInput = z.strictObject({
  templateId: Uuid,
  before: z.int().min(1),
  after: z.int().min(1),
});

export const TemplateComparison = z.strictObject({
  code: z.string(),
  name: z.string(),
  before: z.int(),
  after: z.int(),
  changes: z.array(ContentChange),
});
export type TemplateComparison = z.infer<typeof TemplateComparison>;
