import { Instant } from '@chuan/kernel';
import { z } from 'zod';

/** What a person of the agency is told. */
export const StaffNoticeKind = z.enum([
  'assigned',
  'step_due_soon',
  'step_overdue',
  'dossier_overdue',
  'intake_arrived',
  'intake_waiting',
  'supplemented',
  'file_infected',
  'procedure_to_review',
  'procedure_to_approve',
  'procedure_returned',
  'procedure_approved',
]);
/** What an applicant is told. */
export const CitizenNoticeKind = z.enum([
  'submitted',
  'received',
  'supplement_requested',
  'extended',
  'result_ready',
  'refused',
  'stopped',
  'paper_infected',
]);
export const NoticeKind = z.enum([...StaffNoticeKind.options, ...CitizenNoticeKind.options]);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const NoticeParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type NoticeParams = z.infer<typeof NoticeParams>;

/**
 * How far a mail has got: still to be sent, handed to a mail server, written into the folder of an installation
 * without one, or given up.
 */
export const MailState = z.enum(['waiting', 'sent', 'filed', 'failed']);
export type MailState = z.infer<typeof MailState>;

export const NoticeView = z.strictObject({
  id: z.uuid(),
  kind: NoticeKind,
  params: NoticeParams,
  dossierId: z.uuid().nullable(),
  at: Instant,
  isRead: z.boolean(),
  /** Of the mail that went out with the notice; null when none did, or when its state is of no use to the reader. */
  mailed: MailState.nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;

/** Where a person goes on: the dossier or the version of a procedure that a notice is about. */
export function pathOf({ params, dossierId }: { params: NoticeParams; dossierId: string | null }): string | undefined {
  if (dossierId !== null) return `/w/dossiers/${dossierId}`;
  const versionId = params['versionId'];
  return versionId === undefined ? undefined : `/w/procedures/${versionId}`;
}

export const Inbox = z.strictObject({ unread: z.int(), notices: z.array(NoticeView) });
export type Inbox = z.infer<typeof Inbox>;

export const MarkReadInput = z.strictObject({ ids: z.array(z.uuid()).max(200).optional() });

/** A person of the agency, or an applicant. */
export const MailAudience = z.enum(['person', 'applicant']);
export type MailAudience = z.infer<typeof MailAudience>;

/** What can be asked of the outgoing mail. Pages go back in time: `olderThan` is the last mail shown. */
export const ListMailsInput = z.strictObject({
  state: MailState.optional(),
  audience: MailAudience.optional(),
  /** A part of a dossier's code. */
  code: z.string().trim().max(60).optional(),
  olderThan: z.uuid().optional(),
});
export type ListMailsInput = z.infer<typeof ListMailsInput>;

export const MailLine = z.strictObject({
  id: z.uuid(),
  at: Instant,
  sentAt: Instant.nullable(),
  state: MailState,
  kind: NoticeKind,
  /** As it was mailed, without the agency's name, which is the reader's own. */
  subject: z.string(),
  audience: MailAudience,
  /** The person's; empty for an applicant, whose name belongs to the dossier. */
  recipientName: z.string(),
  /** Masked: `ng…@example.vn`. */
  address: z.string(),
  dossierId: z.uuid().nullable(),
  dossierCode: z.string(),
});
export type MailLine = z.infer<typeof MailLine>;

export const MailPage = z.strictObject({
  lines: z.array(MailLine),
  /** For the next page; null on the last. */
  olderThan: z.uuid().nullable(),
  /** How many mails of the agency were given up. */
  failed: z.int(),
});
export type MailPage = z.infer<typeof MailPage>;

export const MailRef = z.strictObject({ id: z.uuid() });

export const MailText = MailLine.extend({
  /** As it was mailed. */
  subject: z.string(),
  body: z.string(),
  /** What the mail server said; empty unless the mail was given up. */
  failure: z.string(),
});
export type MailText = z.infer<typeof MailText>;
