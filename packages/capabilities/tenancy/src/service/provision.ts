import { defaultCutOffMinute, defaultWeeklyHours } from '@chuan/calendar';
import { type DB, type TenantTx, withPlatform, withTenant } from '@chuan/db';
import { type LogActor, type LogEntry, openTenantLog, record, recordOnPlatform } from '@chuan/event-log';
import { ensureAccount, hashPassword, saveMembership } from '@chuan/identity/server';
import { civilDateOf, conflict, type Instant, type Uuid, uuidv7At } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { type CreatedTenant, CreateTenantInput, type TenantView } from '../contract.ts';
import { findProfile, insertProfile } from '../repository/agency.ts';
import { insertCalendarVersion } from '../repository/calendars.ts';
import { insertUnit } from '../repository/organisation.ts';
import { findPersonByEmail, insertPerson } from '../repository/people.ts';
import { insertTenant, saveTenantStatus } from '../repository/tenants.ts';

/** What founding an agency needs of its surroundings. */
export interface ProvisionDeps {
  readonly databases: { readonly app: Kysely<DB>; readonly platform: Kysely<DB> };
  readonly now: Instant;
  readonly actor: LogActor;
  readonly requestId?: string;
  /** Gives the agency its roles and its first administrator the right one; `access` provides it. */
  seedRoles(tx: TenantTx, adminPersonId: Uuid): Promise<void>;
}

type Founding = z.output<typeof CreateTenantInput>;

/**
 * Founds an agency: its row, profile, root unit, roles, first calendar and first administrator, who may sign in at
 * once. Every step may find itself done, so that the same call after a kill at any point finishes what was begun, and
 * a call for an agency that stands changes nothing.
 *
 * @throws {AppError} `tenant.slug_taken` when the address belongs to another agency.
 */
export async function createTenant(deps: ProvisionDeps, input: CreateTenantInput): Promise<CreatedTenant> {
  const founding = CreateTenantInput.parse(input);
  const { tenant, accountId } = await openTenant(deps, founding);
  if (tenant.name !== founding.name || tenant.kind !== founding.kind) throw conflict('tenant.slug_taken');
  const adminPersonId = await fillTenant(deps, tenant, founding, accountId);
  if (tenant.status === 'provisioning') await activateTenant(deps, tenant, accountId, adminPersonId);
  return { tenantId: tenant.id, slug: tenant.slug, adminPersonId, isNew: tenant.status === 'provisioning' };
}

async function openTenant({ databases, now, ...deps }: ProvisionDeps, { admin, ...founding }: Founding) {
  const passwordHash = await hashPassword(admin.password);
  return withPlatform(databases.platform, async (tx) => {
    const id = uuidv7At(now);
    const tenant = await insertTenant(tx, { ...founding, id, createdAt: now });
    const accountId = await ensureAccount(tx, { email: admin.email, passwordHash, tenantId: tenant.id }, now);
    if (tenant.id === id) await recordOnPlatform(tx, entryOf({ now, ...deps }, 'tenant.created', tenant));
    return { tenant, accountId };
  });
}

/** All in one transaction, so a profile means that the rest is there too. */
async function fillTenant(deps: ProvisionDeps, tenant: TenantView, founding: Founding, accountId: Uuid): Promise<Uuid> {
  const { now, databases } = deps;
  return withTenant(databases.app, tenant.id, async (tx) => {
    const today = civilDateOf(tenant.createdAt);
    if (await findProfile(tx, today)) {
      const admin = await findPersonByEmail(tx, founding.admin.email);
      if (!admin) throw conflict('tenant.slug_taken');
      return admin.id;
    }
    await openTenantLog(tx);
    const profile = await insertProfile(tx, today, { ...founding.profile, name: founding.name });
    const rootUnitId = uuidv7At(now);
    await insertUnit(tx, {
      id: rootUnitId,
      parentId: null,
      name: founding.name,
      shortName: founding.shortName,
      sort: 0,
      validFrom: today,
      validTo: null,
      version: 1,
    });
    await insertFirstCalendar(tx, founding, now);
    const { fullName, email } = founding.admin;
    const admin = await insertPerson(tx, { id: uuidv7At(now), accountId, fullName, email, phone: '', createdAt: now });
    await deps.seedRoles(tx, admin.id);
    record(tx, {
      ...entryOf(deps, 'tenant.created', tenant),
      after: { ...profile, admin: { id: admin.id, fullName } },
    });
    return admin.id;
  });
}

async function insertFirstCalendar(tx: TenantTx, { calendar }: Founding, now: Instant): Promise<void> {
  await insertCalendarVersion(tx, {
    id: uuidv7At(now),
    number: 1,
    effectiveFrom: civilDateOf(now),
    name: calendar?.name ?? 'Lịch làm việc ban đầu',
    definition: {
      weekly: calendar?.weekly ?? defaultWeeklyHours,
      days: calendar?.days ?? [],
      cutOffMinute: calendar?.cutOffMinute ?? defaultCutOffMinute,
    },
    createdBy: null,
    createdAt: now,
  });
}

async function activateTenant(deps: ProvisionDeps, tenant: TenantView, accountId: Uuid, adminPersonId: Uuid) {
  await withPlatform(deps.databases.platform, async (tx) => {
    await saveMembership(tx, accountId, tenant.id, adminPersonId);
    const active = await saveTenantStatus(tx, tenant, 'active');
    await recordOnPlatform(tx, entryOf(deps, 'tenant.activated', active));
  });
}

function entryOf(
  deps: Pick<ProvisionDeps, 'now' | 'actor' | 'requestId'>,
  action: string,
  tenant: TenantView,
): LogEntry {
  return {
    at: deps.now,
    actor: deps.actor,
    action,
    subject: { kind: 'tenant', id: tenant.id, label: tenant.name },
    after: { slug: tenant.slug, kind: tenant.kind, status: tenant.status, isSample: tenant.isSample },
    ...(deps.requestId === undefined ? {} : { requestId: deps.requestId }),
  };
}
