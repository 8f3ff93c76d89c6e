import type { DB, PlatformTx } from '@chuan/db';
import { foldVietnamese, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { type Kysely, sql, type SqlBool } from 'kysely';
import { NationalContent, type NationalKind, type NationalRow, type ProcedureLevel } from '../contract.ts';

/** A row as it is stored. `searchText` is folded. */
export interface StoredNational {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: ProcedureLevel | null;
  readonly kind: NationalKind;
  readonly promulgatedBy: string;
  readonly content: NationalContent;
  readonly contentHash: string;
}

export interface SavedNational extends StoredNational {
  readonly searchText: string;
  readonly tokens: readonly string[];
}

/** The rows of some codes, locked, so that two imports at once do not lose each other's part. */
export async function findNationals(tx: PlatformTx, codes: readonly string[]): Promise<Map<string, StoredNational>> {
  const rows = await tx.queries
    .selectFrom('platform.national_procedure')
    .select(['code', 'name', 'field', 'level', 'kind', 'promulgated_by', 'content', 'content_hash'])
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .orderBy('code')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.code,
      {
        code: row.code,
        name: row.name,
        field: row.field,
        level: row.level as ProcedureLevel | null,
        kind: row.kind as NationalKind,
        promulgatedBy: row.promulgated_by ?? '',
        content: row.content as unknown as NationalContent,
        contentHash: row.content_hash,
      },
    ]),
  );
}

/** Writes rows and their search tokens, each in one statement. */
export async function saveNationals(tx: PlatformTx, rows: readonly SavedNational[], now: Instant): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    code: row.code,
    name: row.name,
    field: row.field,
    level: row.level,
    kind: row.kind,
    promulgated_by: row.promulgatedBy,
    search_text: row.searchText,
    content: row.content,
    has_detail: Boolean(row.content.detail ?? row.content.worked),
    content_hash: row.contentHash,
  }));
  await sql`
    insert into platform.national_procedure
      (code, name, field, level, kind, promulgated_by, search_text, content, has_detail, content_hash, imported_at)
    select code, name, field, level, kind, promulgated_by, search_text, content, has_detail, content_hash,
      ${timestamp(now)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given (code text, name text, field text, level text,
      kind text, promulgated_by text, search_text text, content jsonb, has_detail boolean, content_hash text)
    on conflict (code) do update set name = excluded.name, field = excluded.field, level = excluded.level,
      kind = excluded.kind, promulgated_by = excluded.promulgated_by, search_text = excluded.search_text,
      content = excluded.content, has_detail = excluded.has_detail, content_hash = excluded.content_hash,
      imported_at = excluded.imported_at`.execute(tx.queries);
  const codes = rows.map((row) => row.code);
  const tokens = rows.flatMap((row) => row.tokens.map((token) => ({ token, code: row.code })));
  await sql`delete from platform.national_procedure_token where code = any(${codes}::text[])`.execute(tx.queries);
  await sql`
    insert into platform.national_procedure_token (token, code)
    select token, code from jsonb_to_recordset(${JSON.stringify(tokens)}::jsonb) as given (token text, code text)`.execute(
    tx.queries,
  );
}

export interface NationalFilter {
  readonly search: string;
  readonly field?: string | undefined;
  readonly level?: ProcedureLevel | undefined;
  readonly detailOnly: boolean;
}

type Conditions = readonly ReturnType<typeof sql<SqlBool>>[];

/** Every word of the search must begin a word of the procedure's name, field, body or code. */
function wordConditions(search: string): Conditions {
  const words = foldVietnamese(search).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 8).map(
    (word) => sql<SqlBool>`exists (select 1 from platform.national_procedure_token t
      where t.code = n.code and t.token >= ${word} and t.token < ${`${word}\uffff`})`,
  );
}

const conditionsOf = (filter: NationalFilter, withField = true): Conditions => [
  sql<SqlBool>`true`,
  ...wordConditions(filter.search),
  ...(withField && filter.field !== undefined ? [sql<SqlBool>`n.field = ${filter.field}`] : []),
  ...(filter.level ? [sql<SqlBool>`n.level = ${filter.level}`] : []),
  ...(filter.detailOnly ? [sql<SqlBool>`n.has_detail`] : []),
];

export async function listNationals(
  tx: PlatformTx,
  filter: NationalFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: NationalRow[]; total: number; fields: { field: string; count: number }[] }> {
  const where = sql.join(conditionsOf(filter), sql` and `);
  // Of what was searched for, the shortest name fits best.
  const fit = filter.search === '' ? sql`` : sql`length(n.name), `;
  const { rows } = await sql<NationalRow & { total: number }>`
    select n.code, n.name, n.field, n.level, n.kind, coalesce(n.promulgated_by, '') as "promulgatedBy",
      n.has_detail as "hasDetail", n.imported_at as "importedAt", count(*) over ()::int as total
    from platform.national_procedure n where ${where}
    order by n.has_detail desc, ${fit}n.name collate "vi-x-icu", n.code limit ${page.limit} offset ${page.offset}`.execute(
    tx.queries,
  );
  const { rows: fields } = await sql<{ field: string; count: number }>`
    select n.field, count(*)::int as count from platform.national_procedure n
    where ${sql.join(conditionsOf(filter, false), sql` and `)} group by n.field order by count desc, n.field limit 200`.execute(
    tx.queries,
  );
  const total = rows[0]?.total ?? (page.offset === 0 ? 0 : await countNationals(tx, filter));
  return { rows: rows.map(({ total: _, ...row }) => row), total, fields };
}

async function countNationals(tx: PlatformTx, filter: NationalFilter): Promise<number> {
  const where = sql.join(conditionsOf(filter), sql` and `);
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from platform.national_procedure n where ${where}`.execute(tx.queries);
  return rows[0]?.total ?? 0;
}

export async function findNational(
  queries: Kysely<DB>,
  code: string,
): Promise<(NationalRow & { content: NationalContent }) | undefined> {
  const row = await queries
    .selectFrom('platform.national_procedure')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
  return (
    row && {
      code: row.code,
      name: row.name,
      field: row.field,
      level: row.level as ProcedureLevel | null,
      kind: row.kind as NationalKind,
      promulgatedBy: row.promulgated_by ?? '',
      hasDetail: row.has_detail,
      importedAt: row.imported_at,
      content: NationalContent.parse(row.content),
    }
  );
}

export async function findTemplateOf(tx: PlatformTx, procedureCode: string): Promise<Uuid | undefined> {
  const row = await tx.queries
    .selectFrom('platform.template')
    .select('id')
    .where('procedure_code', '=', procedureCode)
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.id;
}
