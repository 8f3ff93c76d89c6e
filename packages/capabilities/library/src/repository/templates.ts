import type { DB, PlatformTx } from '@chuan/db';
import { conflict, foldVietnamese, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import {
  FieldLock,
  ProcedureContent,
  type ProcedureLevel,
  type TemplateRow,
  type TemplateStatus,
  type TemplateVersionRow,
} from '../contract.ts';

/** Anything that can ask: a tenant's transaction, the platform's, or `{ queries: db }`. */
export interface LibraryReader {
  readonly queries: Kysely<DB>;
}

export interface StoredVersion {
  readonly templateId: Uuid;
  readonly code: string;
  readonly number: number;
  readonly status: TemplateStatus;
  readonly content: ProcedureContent;
  readonly locks: readonly FieldLock[];
  readonly changeNote: string;
  readonly publishedAt: Instant | null;
  readonly updatedAt: Instant;
  readonly version: number;
}

const searchTextOf = (code: string, content: ProcedureContent) =>
  foldVietnamese(`${content.name} ${content.shortName} ${content.procedureCode} ${code} ${content.field}`).slice(
    0,
    2_000,
  );

export async function insertTemplate(
  tx: PlatformTx,
  template: {
    readonly id: Uuid;
    readonly code: string;
    readonly content: ProcedureContent;
    readonly createdAt: Instant;
  },
): Promise<boolean> {
  const { content } = template;
  const result = await tx.queries
    .insertInto('platform.template')
    .values({
      id: template.id,
      code: template.code,
      procedure_code: content.procedureCode,
      name: content.name,
      short_name: content.shortName,
      field: content.field,
      level: content.level,
      search_text: searchTextOf(template.code, content),
      created_at: timestamp(template.createdAt),
    })
    .onConflict((clash) => clash.column('code').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** What lists show of a template follows the content that was last published, or the first draft. */
export async function saveTemplateHead(tx: PlatformTx, version: StoredVersion): Promise<void> {
  const { content } = version;
  await tx.queries
    .updateTable('platform.template')
    .set({
      procedure_code: content.procedureCode,
      name: content.name,
      short_name: content.shortName,
      field: content.field,
      level: content.level,
      search_text: searchTextOf(version.code, content),
    })
    .where('id', '=', version.templateId)
    .execute();
}

export async function insertVersion(
  tx: PlatformTx,
  version: Pick<StoredVersion, 'templateId' | 'number' | 'content' | 'locks'> & {
    readonly draftedBy: Uuid | null;
    readonly now: Instant;
  },
): Promise<void> {
  await tx.queries
    .insertInto('platform.template_version')
    .values({
      template_id: version.templateId,
      number: version.number,
      status: 'draft',
      content: JSON.stringify(version.content),
      locks: JSON.stringify(version.locks),
      drafted_by: version.draftedBy,
      updated_at: timestamp(version.now),
    })
    .execute();
}

/** @throws {AppError} `template.changed` when somebody else saved meanwhile. */
export async function saveVersion(
  tx: PlatformTx,
  next: StoredVersion,
  publishedBy: Uuid | null = null,
): Promise<StoredVersion> {
  const row = await tx.queries
    .updateTable('platform.template_version')
    .set({
      status: next.status,
      content: JSON.stringify(next.content),
      locks: JSON.stringify(next.locks),
      change_note: next.changeNote,
      updated_at: timestamp(next.updatedAt),
      version: next.version + 1,
      ...(next.publishedAt === null ? {} : { published_at: timestamp(next.publishedAt), published_by: publishedBy }),
    })
    .where('template_id', '=', next.templateId)
    .where('number', '=', next.number)
    .where('version', '=', next.version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw conflict('template.changed');
  return { ...next, version: row.version };
}

/** Versions that were published before step back when a newer one is. */
export async function retireEarlier(tx: PlatformTx, templateId: Uuid, number: number, now: Instant): Promise<void> {
  await tx.queries
    .updateTable('platform.template_version')
    .set({ status: 'retired', updated_at: timestamp(now) })
    .where('template_id', '=', templateId)
    .where('number', '<', number)
    .where('status', '=', 'published')
    .execute();
}

export async function findVersion(
  reader: LibraryReader,
  templateId: Uuid,
  number?: number,
): Promise<StoredVersion | undefined> {
  const base = reader.queries
    .selectFrom('platform.template_version as version')
    .innerJoin('platform.template as template', 'template.id', 'version.template_id')
    .selectAll('version')
    .select('template.code')
    .where('version.template_id', '=', templateId);
  const row = await (number === undefined
    ? base.where('version.status', '=', 'published')
    : base.where('number', '=', number)
  )
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      templateId: row.template_id,
      code: row.code,
      number: row.number,
      status: row.status as TemplateStatus,
      content: ProcedureContent.parse(row.content),
      locks: z.array(FieldLock).parse(row.locks),
      changeNote: row.change_note,
      publishedAt: row.published_at,
      updatedAt: row.updated_at,
      version: row.version,
    }
  );
}

export async function listVersions(reader: LibraryReader, templateId: Uuid): Promise<TemplateVersionRow[]> {
  const rows = await reader.queries
    .selectFrom('platform.template_version')
    .select(['number', 'status', 'change_note', 'published_at', 'updated_at'])
    .where('template_id', '=', templateId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    status: row.status as TemplateStatus,
    changeNote: row.change_note,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  }));
}

/** Every template with its published version and its draft; a few hundred, so words are compared by the caller. */
export async function listTemplateRows(
  reader: LibraryReader,
): Promise<(TemplateRow & { readonly searchText: string })[]> {
  const { rows } = await sql<Omit<TemplateRow, 'level'> & { level: string; searchText: string }>`
    select t.id, t.code, t.procedure_code as "procedureCode", t.name, t.short_name as "shortName", t.field, t.level,
      t.search_text as "searchText",
      max(v.number) filter (where v.status = 'published') as "publishedNumber",
      max(v.published_at) filter (where v.status = 'published') as "publishedAt",
      max(v.number) filter (where v.status = 'draft') as "draftNumber",
      max(v.updated_at) as "updatedAt"
    from platform.template t join platform.template_version v on v.template_id = t.id
    group by t.id order by t.name collate "vi-x-icu", t.code`.execute(reader.queries);
  return rows.map((row) => ({ ...row, level: row.level as ProcedureLevel }));
}
