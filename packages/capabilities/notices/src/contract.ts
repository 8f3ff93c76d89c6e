import { Instant } from '@chuan/kernel';
import { z } from 'zod';

/** What a person of the agency is told. */
export const StaffNoticeKind = z.enum([
  'assigned',
  'step_due_soon',
  'step_overdue',
  'dossier_overdue',
  'intake_waiting',
  'supplemented',
]);
/** What an applicant is told. */
export const CitizenNoticeKind = z.enum([
  'received',
  'supplement_requested',
  'extended',
  'result_ready',
  'refused',
  'stopped',
]);
export const NoticeKind = z.enum([...StaffNoticeKind.options, ...CitizenNoticeKind.options]);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const NoticeParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type NoticeParams = z.infer<typeof NoticeParams>;

export const NoticeView = z.strictObject({
  id: z.uuid(),
  kind: NoticeKind,
  params: NoticeParams,
  dossierId: z.uuid().nullable(),
  at: Instant,
  isRead: z.boolean(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const Inbox = z.strictObject({ unread: z.int(), notices: z.array(NoticeView) });
export type Inbox = z.infer<typeof Inbox>;

export const MarkReadInput = z.strictObject({ ids: z.array(z.uuid()).max(200).optional() });
