import type { TenantTx } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';

export interface IssuedForm {
  readonly id: Uuid;
  readonly dossierId: Uuid;
  readonly code: string;
  readonly layoutValidFrom: string;
  readonly number: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly data: unknown;
}

export async function insertForm(tx: TenantTx, form: IssuedForm): Promise<void> {
  await tx.queries
    .insertInto('dossier_form')
    .values({
      tenant_id: tx.tenantId,
      id: form.id,
      dossier_id: form.dossierId,
      form_code: form.code,
      form_valid_from: form.layoutValidFrom,
      number: form.number,
      issued_at: timestamp(form.issuedAt),
      issued_by: form.issuedBy,
      data: JSON.stringify(form.data),
    })
    .execute();
}

export async function findForm(tx: TenantTx, id: Uuid): Promise<IssuedForm | undefined> {
  const row = await tx.queries
    .selectFrom('dossier_form')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    dossierId: row.dossier_id,
    code: row.form_code,
    layoutValidFrom: row.form_valid_from,
    number: row.number,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    data: row.data,
  };
}

export async function listForms(tx: TenantTx, dossierId: Uuid) {
  const rows = await tx.queries
    .selectFrom('dossier_form')
    .select(['id', 'form_code', 'number', 'issued_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('dossier_id', '=', dossierId)
    .orderBy('issued_at')
    .execute();
  return rows.map((row) => ({ id: row.id, code: row.form_code, number: row.number, issuedAt: row.issued_at }));
}

export interface NewFile {
  readonly id: Uuid;
  readonly purpose: 'component' | 'supplement' | 'work' | 'result';
  readonly componentKey: string;
  readonly stepId: Uuid | null;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly scan: 'pending' | 'clean' | 'infected';
  readonly isPublicToApplicant: boolean;
  readonly uploadedBy: string;
}

export async function insertFiles(
  tx: TenantTx,
  dossierId: Uuid,
  files: readonly NewFile[],
  now: Instant,
): Promise<void> {
  if (files.length === 0) return;
  await tx.queries
    .insertInto('dossier_file')
    .values(
      files.map((file) => ({
        tenant_id: tx.tenantId,
        id: file.id,
        dossier_id: dossierId,
        purpose: file.purpose,
        component_key: file.componentKey,
        step_id: file.stepId,
        name: file.name,
        media_type: file.mediaType,
        size_bytes: file.sizeBytes,
        sha256: file.sha256,
        storage_key: file.storageKey,
        scan: file.scan,
        is_public_to_applicant: file.isPublicToApplicant,
        uploaded_by: file.uploadedBy,
        uploaded_at: timestamp(now),
      })),
    )
    .execute();
}

export async function listFiles(tx: TenantTx, dossierId: Uuid) {
  return tx.queries
    .selectFrom('dossier_file')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('dossier_id', '=', dossierId)
    .where('removed_at', 'is', null)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}

export async function findFile(tx: TenantTx, id: Uuid) {
  return tx.queries
    .selectFrom('dossier_file')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

export interface ComponentRow {
  readonly key: string;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly isElectronic: boolean;
  readonly isReceived: boolean;
}

/** Writes the checklist of papers as it stands now. */
export async function saveComponents(tx: TenantTx, dossierId: Uuid, rows: readonly ComponentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.queries
    .insertInto('dossier_component')
    .values(
      rows.map((row) => ({
        tenant_id: tx.tenantId,
        dossier_id: dossierId,
        component_key: row.key,
        name: row.name,
        originals: row.originals,
        copies: row.copies,
        is_electronic: row.isElectronic,
        is_received: row.isReceived,
      })),
    )
    .onConflict((clash) =>
      clash.columns(['tenant_id', 'dossier_id', 'component_key']).doUpdateSet({
        originals: sql`excluded.originals`,
        copies: sql`excluded.copies`,
        is_electronic: sql`excluded.is_electronic`,
        is_received: sql`excluded.is_received`,
      }),
    )
    .execute();
}

export async function listComponents(tx: TenantTx, dossierId: Uuid): Promise<ComponentRow[]> {
  const rows = await tx.queries
    .selectFrom('dossier_component')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('dossier_id', '=', dossierId)
    .execute();
  return rows.map((row) => ({
    key: row.component_key,
    name: row.name,
    originals: row.originals,
    copies: row.copies,
    isElectronic: row.is_electronic,
    isReceived: row.is_received,
  }));
}

export async function insertSearchTokens(tx: TenantTx, dossierId: Uuid, tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return;
  await tx.queries
    .insertInto('search_token')
    .values(tokens.map((token) => ({ tenant_id: tx.tenantId, token, entity: 'dossier', entity_id: dossierId })))
    .onConflict((clash) => clash.doNothing())
    .execute();
}
