import type { Kysely } from 'kysely';
import { run, wallTenantTable } from './tenant-table.ts';

/** An agency's controlled procedures and their versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    `create table procedure (
      tenant_id uuid not null references platform.tenant (id),
      id uuid not null,
      code text not null,
      procedure_code text not null,
      name text not null,
      short_name text not null,
      field text not null,
      template_id uuid references platform.template (id),
      current_version_id uuid,
      is_posted boolean not null default false,
      created_at timestamptz not null,
      version integer not null default 1,
      primary key (tenant_id, id),
      unique (tenant_id, code))`,
    `create index procedure_posted on procedure (tenant_id, is_posted, name)`,
  ]);
  await wallTenantTable(db, 'procedure', ['select', 'insert', 'update']);
  await run(db, [
    `create table procedure_version (
      tenant_id uuid not null references platform.tenant (id),
      id uuid not null,
      procedure_id uuid not null,
      number integer not null,
      status text not null check (status in ('draft', 'in_review', 'in_approval', 'approved', 'effective', 'superseded', 'discarded')),
      template_number integer,
      content jsonb not null,
      locks jsonb not null default '[]',
      change_note text not null default '',
      drafted_by uuid not null,
      drafted_at timestamptz not null,
      reviewed_by uuid,
      reviewed_at timestamptz,
      approved_by uuid,
      approved_at timestamptz,
      effective_at timestamptz,
      superseded_at timestamptz,
      returned_note text not null default '',
      updated_at timestamptz not null,
      version integer not null default 1,
      primary key (tenant_id, id),
      unique (tenant_id, procedure_id, number),
      foreign key (tenant_id, procedure_id) references procedure (tenant_id, id))`,
  ]);
  await wallTenantTable(db, 'procedure_version', ['select', 'insert', 'update']);
}
