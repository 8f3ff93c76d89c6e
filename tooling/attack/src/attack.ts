import { readyMadeRoles } from '@chuan/access/server';
import { type ApiPorts, failureOf, type RequestContext, staffMay } from '@chuan/api';
import type { TestDatabase } from '@chuan/db/test';
import { createCaller, rootRouter } from '@chuan/web/router';
import { sql } from 'kysely';
import type { z } from 'zod';
import { type Ids, sampleInput } from './samples.ts';
import { absentIds, requestOf, roleKeys, type Victim, type Who } from './world.ts';

/** One thing that went wrong in an attack. */
export interface Breach {
  readonly what: 'leak' | 'told_apart' | 'changed' | 'let_in' | 'kept_out' | 'unexpected' | 'broke';
  readonly path: string;
  readonly detail: string;
}

interface Procedure {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly meta: { readonly needs?: string; readonly isPublic?: boolean } | undefined;
  readonly inputs: readonly z.ZodType[];
}

interface Definition {
  readonly _def: {
    readonly type: Procedure['type'];
    readonly meta?: Procedure['meta'];
    readonly inputs?: readonly z.ZodType[];
  };
}

export const listProcedures = (): Procedure[] =>
  Object.entries(rootRouter._def.procedures as unknown as Record<string, Definition>).map(([path, { _def }]) => ({
    path,
    type: _def.type,
    meta: _def.meta,
    inputs: _def.inputs ?? [],
  }));

/** What a procedure declares, in the words of the reviewed table. */
export const declared = ({ meta }: Procedure): string => (meta?.isPublic ? 'public' : (meta?.needs ?? 'undeclared'));

const isPlatform = (needs: string): boolean => staffMay('admin', needs);

/** The vendor's own procedures, which no agency's people may call. */
export const isVendors = (procedure: Procedure): boolean => isPlatform(declared(procedure));

interface Answer {
  readonly text: string;
  readonly code: string;
  readonly kind: string;
}

export interface Field {
  readonly database: TestDatabase;
  readonly ports: ApiPorts;
  readonly mine: Victim;
  readonly theirs: Victim;
}

async function call(request: RequestContext, path: string, input: unknown): Promise<Answer> {
  const [root = '', leaf = ''] = path.split('.');
  const caller = createCaller(request) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  try {
    const result = await caller[root]![leaf]!(input);
    return { text: JSON.stringify(result ?? null), code: 'ok', kind: 'ok' };
  } catch (error) {
    const failure = failureOf(error);
    return { text: JSON.stringify(failure), code: failure.code, kind: failure.kind };
  }
}

const memberOf = (victim: Victim, role: string): Who => ({
  tenantId: victim.agency.tenantId,
  personId: victim.people[role]!,
  portalTenantId: null,
});

const permitted = (role: string, needs: string): boolean =>
  needs === 'member' ||
  (readyMadeRoles.find((one) => one.key === role)?.permissions as readonly string[] | undefined)?.includes(needs) ===
    true;

/** Every person of mine calls with an id of theirs, and with an id of nothing: the two answers must be one. */
export async function attackProcedure(field: Field, procedure: Procedure): Promise<Breach[]> {
  const needs = declared(procedure);
  const { path, inputs } = procedure;
  const breaches: Breach[] = [];
  const anybody: Who = { tenantId: null, personId: null, portalTenantId: field.mine.agency.tenantId };
  const whos: readonly (readonly [string, Who])[] =
    needs === 'public' ? [['anybody', anybody]] : roleKeys.map((role) => [role, memberOf(field.mine, role)]);
  for (const [role, who] of whos) {
    const ask = (input: unknown) => call(requestOf(field.database, field.ports, who), path, input);
    const input = sampleInput(path, inputs, field.theirs.ids);
    const other = sampleInput(path, inputs, absentIds(field.theirs.ids));
    const foreign = await ask(input);
    // Without an id there is nothing to tell apart, and a second change would be another one.
    const absent = JSON.stringify(input) === JSON.stringify(other) ? foreign : await ask(other);
    breaches.push(...judge({ path, role, needs }, { foreign, absent }, field.theirs));
  }
  return breaches;
}

interface Case {
  readonly path: string;
  readonly role: string;
  readonly needs: string;
}

function judge({ path, role, needs }: Case, answers: { foreign: Answer; absent: Answer }, theirs: Victim): Breach[] {
  const { foreign, absent } = answers;
  const breaches: Breach[] = [];
  const add = (what: Breach['what'], detail: string) => breaches.push({ what, path, detail: `${role}: ${detail}` });
  if (foreign.text.includes(theirs.canary)) add('leak', foreign.text.slice(0, 300));
  if (foreign.kind === 'internal' || absent.kind === 'internal') add('broke', `${foreign.code} / ${absent.code}`);
  if (foreign.code !== absent.code || foreign.kind !== absent.kind)
    add('told_apart', `${foreign.code} ≠ ${absent.code}`);
  if (needs === 'public') return breaches;
  const isIn = isPlatform(needs) ? false : permitted(role, needs);
  const wasRefused = foreign.code === 'permission.missing' || foreign.kind === 'signed_out';
  if (!isIn && !wasRefused) add('let_in', foreign.code);
  if (isIn && foreign.code === 'permission.missing') add('kept_out', foreign.code);
  return breaches;
}

/** The same call by somebody of the agency itself who may: what is refused to strangers must work at home. */
export async function callAtHome(field: Field, { path, inputs, ...procedure }: Procedure): Promise<Answer> {
  const needs = declared({ path, inputs, ...procedure });
  const victim = field.theirs;
  const role = roleKeys.find((key) => permitted(key, needs));
  const who: Who =
    needs === 'public'
      ? { tenantId: null, personId: null, portalTenantId: victim.agency.tenantId }
      : memberOf(victim, role ?? 'nobody');
  return call(requestOf(field.database, field.ports, who), path, sampleInput(path, inputs, victim.ids));
}

/** A fingerprint of all rows of a tenant, table by table. */
export async function fingerprint(database: TestDatabase, tenantId: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`.execute(database.migrator);
  const prints: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: hashed } = await sql<{ print: string }>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${sql.table(name)} t
      where t.tenant_id = ${tenantId}`.execute(database.migrator);
    prints[name] = hashed[0]!.print;
  }
  return prints;
}

/** The whole attack: every procedure, every role, and not one row of theirs changed at the end. */
export async function attack(field: Field, only: (path: string) => boolean = () => true): Promise<Breach[]> {
  const before = await fingerprint(field.database, field.theirs.agency.tenantId);
  const breaches: Breach[] = [];
  for (const procedure of listProcedures().filter(({ path }) => only(path)))
    breaches.push(...(await attackProcedure(field, procedure)));
  const after = await fingerprint(field.database, field.theirs.agency.tenantId);
  for (const [table, print] of Object.entries(before))
    if (after[table] !== print)
      breaches.push({ what: 'changed', path: table, detail: 'rows of another agency changed' });
  return breaches;
}
