import type { Kysely } from 'kysely';
import { run, type TenantGrant, wallTenantTable } from './tenant-table.ts';

/** What citizens say and what people are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, grants, statements] of tables) {
    await run(db, statements);
    await wallTenantTable(db, table, grants);
  }
}

const tables: readonly [string, readonly TenantGrant[], readonly string[]][] = [
  [
    'rating',
    ['select', 'insert'],
    [
      `create table rating (
        tenant_id uuid not null references platform.tenant (id),
        id uuid not null,
        dossier_id uuid not null,
        node_id text not null,
        score integer not null check (score between 1 and 5),
        comment text not null default '',
        at timestamptz not null,
        primary key (tenant_id, id),
        unique (tenant_id, dossier_id, node_id),
        foreign key (tenant_id, dossier_id) references dossier (tenant_id, id))`,
      `create index rating_at on rating (tenant_id, at)`,
    ],
  ],
  [
    'complaint',
    ['select', 'insert', 'update'],
    [
      `create table complaint (
        tenant_id uuid not null references platform.tenant (id),
        id uuid not null,
        dossier_id uuid,
        number text not null,
        content text not null,
        contact text not null default '',
        status text not null check (status in ('open', 'answered')),
        due_at timestamptz not null,
        answer text not null default '',
        answered_by uuid,
        answered_at timestamptz,
        at timestamptz not null,
        version integer not null default 1,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, dossier_id) references dossier (tenant_id, id))`,
      `create index complaint_status on complaint (tenant_id, status, due_at)`,
    ],
  ],
  [
    'notice',
    ['select', 'insert', 'update'],
    [
      `create table notice (
        tenant_id uuid not null references platform.tenant (id),
        id uuid not null,
        person_id uuid,
        address text not null default '',
        channel text not null check (channel in ('in_app', 'email')),
        kind text not null,
        params jsonb not null,
        dossier_id uuid,
        created_at timestamptz not null,
        read_at timestamptz,
        sent_at timestamptz,
        message_id text,
        failure text,
        primary key (tenant_id, id))`,
      `create index notice_person on notice (tenant_id, person_id, created_at)`,
      `create index notice_unsent on notice (tenant_id, created_at) where channel = 'email' and sent_at is null`,
    ],
  ],
];
