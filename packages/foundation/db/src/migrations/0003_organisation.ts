import type { Kysely } from 'kysely';
import { run, type TenantGrant, wallTenantTable } from './tenant-table.ts';

/** An agency's own shape: profile, units, positions, people, working calendar, roles. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, grants, statements] of tables) {
    await run(db, statements);
    await wallTenantTable(db, table, grants);
  }
}

const edit: readonly TenantGrant[] = ['select', 'insert', 'update'];
const editAndRemove: readonly TenantGrant[] = ['select', 'insert', 'update', 'delete'];

const tables: readonly [string, readonly TenantGrant[], readonly string[]][] = [
  [
    'agency_profile',
    edit,
    [
      `create table agency_profile (
      tenant_id uuid not null references platform.tenant (id),
      valid_from date not null,
      name text not null,
      superior_name text not null default '',
      one_stop_name text not null,
      agency_identifier text not null,
      place text not null default '',
      address text not null default '',
      phone text not null default '',
      email text not null default '',
      version integer not null default 1,
      primary key (tenant_id, valid_from))`,
    ],
  ],
  [
    'unit',
    edit,
    [
      `create table unit (
      tenant_id uuid not null references platform.tenant (id),
      id uuid not null,
      parent_id uuid,
      name text not null,
      short_name text not null,
      sort integer not null default 0,
      valid_from date not null,
      valid_to date,
      version integer not null default 1,
      primary key (tenant_id, id),
      foreign key (tenant_id, parent_id) references unit (tenant_id, id))`,
    ],
  ],
  [
    'position',
    edit,
    [
      `create table position (
        tenant_id uuid not null references platform.tenant (id),
        id uuid not null,
        unit_id uuid not null,
        name text not null,
        short_name text not null,
        kind text not null check (kind in ('one_stop', 'specialist', 'unit_head', 'agency_head', 'clerical', 'finance', 'other')),
        sort integer not null default 0,
        valid_from date not null,
        valid_to date,
        version integer not null default 1,
        primary key (tenant_id, id),
        foreign key (tenant_id, unit_id) references unit (tenant_id, id))`,
      `create index position_unit on position (tenant_id, unit_id)`,
    ],
  ],
  [
    'person',
    edit,
    [
      `create table person (
        tenant_id uuid not null references platform.tenant (id),
        id uuid not null,
        account_id uuid,
        full_name text not null,
        email text not null,
        phone text not null default '',
        status text not null check (status in ('active', 'inactive')),
        created_at timestamptz not null,
        version integer not null default 1,
        primary key (tenant_id, id),
        unique (tenant_id, email))`,
    ],
  ],
  [
    'person_position',
    editAndRemove,
    [
      `create table person_position (
        tenant_id uuid not null references platform.tenant (id),
        person_id uuid not null,
        position_id uuid not null,
        from_on date not null,
        to_on date,
        primary key (tenant_id, person_id, position_id, from_on),
        foreign key (tenant_id, person_id) references person (tenant_id, id),
        foreign key (tenant_id, position_id) references position (tenant_id, id))`,
      `create index person_position_position on person_position (tenant_id, position_id)`,
    ],
  ],
  [
    'calendar_version',
    ['select', 'insert'],
    [
      `create table calendar_version (
      tenant_id uuid not null references platform.tenant (id),
      id uuid not null,
      number integer not null,
      effective_from date not null,
      name text not null,
      definition jsonb not null,
      national_days jsonb not null,
      created_by uuid,
      created_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, number))`,
    ],
  ],
  [
    'role',
    editAndRemove,
    [
      `create table role (
      tenant_id uuid not null references platform.tenant (id),
      id uuid not null,
      key text not null,
      name text not null,
      is_ready_made boolean not null,
      permissions text[] not null,
      version integer not null default 1,
      primary key (tenant_id, id),
      unique (tenant_id, key))`,
    ],
  ],
  [
    'person_role',
    ['select', 'insert', 'delete'],
    [
      `create table person_role (
        tenant_id uuid not null references platform.tenant (id),
        person_id uuid not null,
        role_id uuid not null,
        primary key (tenant_id, person_id, role_id),
        foreign key (tenant_id, person_id) references person (tenant_id, id),
        foreign key (tenant_id, role_id) references role (tenant_id, id))`,
      `create index person_role_role on person_role (tenant_id, role_id)`,
    ],
  ],
];
