import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.generated.ts';

export interface SchemaFault {
  readonly rule: string;
  readonly object: string;
}

/** Policies and functions that stand outside the rules, each for a reason that was looked at. */
const reviewed = {
  /** The relay drains the outbox of all tenants and holds no right on anything else of theirs. */
  policies: ['relay_reads', 'relay_updates', 'relay_deletes'],
};

const wall = "(tenant_id = (current_setting('app.tenant_id'::text))::uuid)";

/**
 * What in a schema breaks the rules that keep agencies apart and the schema fit for sharding; none is right.
 *
 * Every table in `public` belongs to tenants; the vendor's lie in `platform`.
 */
export async function listSchemaFaults(db: Kysely<DB>): Promise<SchemaFault[]> {
  const { rows } = await sql<SchemaFault>`
    with t as (
      select c.oid, c.relname, c.relrowsecurity and c.relforcerowsecurity as walled, a.attnum, a.attnotnull
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace)
    select 'table-without-tenant' as rule, relname::text as object from t where attnum is null or not attnotnull
    union all select 'rls-off', relname::text from t where not walled
    union all select 'index-not-led-by-tenant', i.indexrelid::regclass::text
      from t join pg_index i on i.indrelid = t.oid where i.indkey[0] is distinct from t.attnum
    union all select 'key-without-tenant', k.conname::text from t
      join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' join t r on r.oid = k.confrelid
      where k.conkey[1] is distinct from t.attnum
    union all select 'key-that-moves', k.conname::text from t
      join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' where k.confupdtype <> 'a' or k.confdeltype <> 'a'
    union all select 'no-policy-for-app', t.relname::text from t where not exists (
      select 1 from pg_policy p where p.polrelid = t.oid and 'chuan_app'::regrole = any (p.polroles))
    union all select 'policy-not-the-wall', p.polname::text || ' on ' || t.relname from t join pg_policy p on p.polrelid = t.oid
      where p.polname <> all (${reviewed.policies})
      and (pg_get_expr(p.polqual, p.polrelid) is distinct from ${wall}
        or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from ${wall}
        or p.polroles <> array['chuan_app'::regrole::oid])
    union all select 'view-not-invoker', c.relname::text from pg_class c
      where c.relkind in ('v', 'm') and c.relnamespace in ('public'::regnamespace, 'platform'::regnamespace)
      and not coalesce('security_invoker=true' = any (c.reloptions), false)
    union all select 'definer-function', p.proname::text from pg_proc p
      where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'platform'::regnamespace)
    union all select 'trigger', g.tgname::text from t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
    union all select 'rule', r.rulename::text from t join pg_rewrite r on r.ev_class = t.oid and r.rulename <> '_RETURN'
    union all select 'type-that-loses-indexes', t.relname || '.' || a.attname from t
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      join pg_type y on y.oid = a.atttypid where y.typtype = 'e' or y.typname in ('numeric', 'timestamp')
    union all select 'truncate-or-references-granted', t.relname || ' to ' || g.grantee from t
      join information_schema.role_table_grants g on g.table_name = t.relname and g.table_schema = 'public'
      where g.grantee like 'chuan\\_%' and g.grantee <> 'chuan_migrator' and g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
    union all select 'append-only-table-can-change', t.relname || ' ' || g.privilege_type from t
      join information_schema.role_table_grants g on g.table_name = t.relname and g.table_schema = 'public'
      where t.relname = any (array['event_log', 'dossier_event', 'dossier_clock_fact', 'dossier_promise', 'dossier_form', 'calendar_version', 'rating'])
      and g.grantee = 'chuan_app' and g.privilege_type in ('UPDATE', 'DELETE')
    union all select 'platform-role-sees-tenants', t.relname::text from t
      where has_table_privilege('chuan_platform', t.oid, 'select')
    union all select 'role-can-bypass', rolname::text from pg_roles
      where rolname in ('chuan_app', 'chuan_relay', 'chuan_platform') and (rolsuper or rolbypassrls or rolcreaterole)
    union all select 'role-owns', c.relname::text from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname in ('chuan_app', 'chuan_relay', 'chuan_platform')`.execute(db);
  return rows;
}
