import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/** What belongs to the vendor and to nobody: tenants, sign-in, the shared library, reference data, the vendor's log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    `create schema platform`,
    `revoke all on schema public from public`,
    `grant usage on schema platform to chuan_platform, chuan_app, chuan_relay`,
    `grant usage on schema public to chuan_app, chuan_relay`,
    ...tenants,
    ...signIn,
    ...reference,
    ...library,
    ...vendorLog,
  ]);
}

const tenants = [
  `create table platform.tenant (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$'),
    name text not null,
    short_name text not null,
    kind text not null check (kind in ('commune', 'department', 'province_office')),
    province_code text,
    status text not null check (status in ('provisioning', 'active', 'suspended')),
    is_sample boolean not null default false,
    created_at timestamptz not null,
    version integer not null default 1)`,
  `grant select on platform.tenant to chuan_app, chuan_relay`,
  `grant select, insert, update on platform.tenant to chuan_platform`,
];

const signIn = [
  `create table platform.account (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    password_hash text not null,
    status text not null check (status in ('active', 'disabled')),
    failed_count integer not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null)`,
  `create table platform.account_membership (
    account_id uuid not null references platform.account (id),
    tenant_id uuid not null references platform.tenant (id),
    person_id uuid not null,
    primary key (account_id, tenant_id))`,
  `create index account_membership_tenant on platform.account_membership (tenant_id, person_id)`,
  `create table platform.staff (
    account_id uuid primary key references platform.account (id),
    full_name text not null,
    role text not null check (role in ('librarian', 'support', 'finance', 'admin')))`,
  `create table platform.session (
    id_hash text primary key,
    account_id uuid not null references platform.account (id),
    tenant_id uuid references platform.tenant (id),
    person_id uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    absolute_expires_at timestamptz not null)`,
  `create index session_account on platform.session (account_id)`,
  `create index session_expires on platform.session (expires_at)`,
  `grant select, insert, update, delete on platform.session to chuan_platform`,
  `grant select, insert, update on platform.account to chuan_platform`,
  `grant select, insert, update, delete on platform.account_membership, platform.staff to chuan_platform`,
];

const reference = [
  `create table platform.national_day (
    on_date date primary key,
    kind text not null check (kind in ('off', 'working')),
    hours_of_weekday integer check (hours_of_weekday between 1 and 7),
    name_vi text not null,
    name_en text not null,
    legal text not null)`,
  `create table platform.administrative_unit (
    code text not null,
    level text not null check (level in ('province', 'commune')),
    name text not null,
    kind text not null,
    parent_code text,
    valid_from date not null,
    valid_to date,
    primary key (code, valid_from))`,
  `create table platform.regulation (
    key text not null,
    valid_from date not null,
    value jsonb not null,
    legal text not null,
    primary key (key, valid_from))`,
  `create table platform.form_layout (
    code text not null,
    valid_from date not null,
    name_vi text not null,
    legal text not null,
    layout jsonb not null,
    primary key (code, valid_from))`,
  `grant select on platform.national_day, platform.administrative_unit, platform.regulation, platform.form_layout to chuan_app`,
  `grant select, insert, update, delete on platform.national_day, platform.administrative_unit, platform.regulation, platform.form_layout to chuan_platform`,
];

const library = [
  `create table platform.national_procedure (
    code text primary key,
    name text not null,
    field text not null,
    level text,
    kind text not null,
    promulgated_by text,
    search_text text not null,
    content jsonb not null,
    has_detail boolean not null default false,
    imported_at timestamptz not null,
    content_hash text not null)`,
  `create index national_procedure_field on platform.national_procedure (field, code)`,
  `create table platform.national_procedure_token (
    token text collate "C" not null,
    code text not null references platform.national_procedure (code) on delete cascade,
    primary key (token, code))`,
  `create index national_procedure_token_code on platform.national_procedure_token (code)`,
  `create table platform.import_run (
    id uuid primary key,
    kind text not null,
    file_name text not null,
    file_hash text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    started_by uuid,
    status text not null check (status in ('running', 'done', 'failed')),
    report jsonb not null default '{}')`,
  `create table platform.template (
    id uuid primary key,
    code text not null unique,
    procedure_code text not null,
    name text not null,
    short_name text not null,
    field text not null,
    level text not null check (level in ('commune', 'province')),
    search_text text not null,
    created_at timestamptz not null,
    version integer not null default 1)`,
  `create table platform.template_version (
    template_id uuid not null references platform.template (id),
    number integer not null,
    status text not null check (status in ('draft', 'published', 'retired')),
    content jsonb not null,
    locks jsonb not null default '[]',
    change_note text not null default '',
    drafted_by uuid,
    published_by uuid,
    published_at timestamptz,
    updated_at timestamptz not null,
    version integer not null default 1,
    primary key (template_id, number))`,
  `grant select on platform.template, platform.template_version, platform.national_procedure to chuan_app`,
  `grant select, insert, update, delete on platform.national_procedure, platform.national_procedure_token to chuan_platform`,
  `grant select, insert, update on platform.import_run, platform.template, platform.template_version to chuan_platform`,
];

const vendorLog = [
  `create table platform.event_log (
    log_id uuid not null,
    seq bigint not null,
    at timestamptz not null,
    actor_id uuid,
    action text not null,
    subject_kind text,
    subject_id uuid,
    request_id text,
    body bytea not null,
    prev_hash bytea not null check (length(prev_hash) = 32),
    hash bytea not null check (hash = sha256('\\x00'::bytea || prev_hash || int8send(seq) || body)),
    primary key (log_id, seq))`,
  `create table platform.event_log_head (log_id uuid primary key, seq bigint not null, hash bytea not null)`,
  `create table platform.idempotency_key (
    actor_id uuid not null,
    key text not null,
    operation text not null,
    request_hash text not null,
    response jsonb,
    at timestamptz not null,
    primary key (actor_id, key))`,
  `grant select, insert on platform.event_log to chuan_platform`,
  `grant select, insert, update on platform.event_log_head to chuan_platform`,
  `grant select, insert, delete on platform.idempotency_key to chuan_platform`,
];
