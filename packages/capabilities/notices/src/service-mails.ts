import type { TenantContext } from '@chuan/api';
import type { TenantTx } from '@chuan/db';
import { civilDateOf, missing, type Uuid } from '@chuan/kernel';
import { getAgencyProfile, getPersons, getTenant } from '@chuan/tenancy/server';
import {
  type ListMailsInput,
  type MailLine,
  type MailPage,
  type MailText,
  NoticeKind,
  NoticeParams,
} from './contract.ts';
import { linkOf, mailStateOf, maskAddress, maskFailure } from './domain.ts';
import { countFailedMails, findNotice, listMails } from './repository.ts';
import { mailText, noticeText } from './text.ts';

const pageSize = 50;

type Row = Awaited<ReturnType<typeof listMails>>[number];

/** The agency's outgoing mail, to citizens and to its own people: who was told what, and what did not arrive. */
export async function listOutgoingMails(ctx: TenantContext, asked: ListMailsInput): Promise<MailPage> {
  const rows = await listMails(ctx.tx, asked, pageSize + 1);
  const shown = rows.slice(0, pageSize);
  const nameOf = await namesOf(ctx, shown);
  ctx.noteRead({ action: 'mail.listed', subjectKind: 'mail', subjectId: null, purpose: 'control' });
  return {
    lines: shown.map((row) => lineOf(row, nameOf)),
    olderThan: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    failed: await countFailedMails(ctx.tx),
  };
}

/** One mail with its text. @throws {AppError} `mail.not_found` */
export async function readMail(ctx: TenantContext, id: Uuid): Promise<MailText> {
  const row = await findNotice(ctx.tx, id);
  if (row?.channel !== 'email') throw missing('mail.not_found');
  ctx.noteRead({ action: 'mail.read', subjectKind: 'mail', subjectId: id, purpose: 'control' });
  const text = await composeMail(ctx.tx, row, ctx.publicUrl);
  const failure = maskFailure(row.failure ?? '', row.address);
  return { ...lineOf(row, await namesOf(ctx, [row])), ...text, failure };
}

type MailRow = Pick<Row, 'kind' | 'params' | 'dossier_id' | 'created_at'>;

/** What is mailed for a notice, under the name that the agency bore on that day. */
export async function composeMail(tx: TenantTx, row: MailRow, publicUrl: string) {
  const kind = NoticeKind.parse(row.kind);
  const params = NoticeParams.parse(row.params);
  const { slug } = await getTenant(tx.queries, tx.tenantId);
  const { name } = await getAgencyProfile(tx, civilDateOf(row.created_at));
  const link = linkOf({ kind, params, dossierId: row.dossier_id }, { publicUrl, slug });
  return mailText(kind, params, { agency: name, link }, 'vi');
}

async function namesOf(ctx: TenantContext, rows: readonly Row[]): Promise<ReadonlyMap<Uuid, string>> {
  const ids = new Set(rows.flatMap((row) => row.person_id ?? []));
  const people = await getPersons(ctx.tx, [...ids]);
  return new Map([...people.values()].map(({ id, fullName }) => [id, fullName]));
}

function lineOf(row: Row, nameOf: ReadonlyMap<Uuid, string>): MailLine {
  const kind = NoticeKind.parse(row.kind);
  const params = NoticeParams.parse(row.params);
  return {
    id: row.id,
    at: row.created_at,
    sentAt: row.sent_at,
    state: mailStateOf(row),
    kind,
    subject: noticeText(kind, params, 'vi').subject,
    audience: row.person_id === null ? 'applicant' : 'person',
    recipientName: nameOf.get(row.person_id ?? '') ?? '',
    address: maskAddress(row.address),
    dossierId: row.dossier_id,
    dossierCode: String(params['code'] ?? ''),
  };
}
