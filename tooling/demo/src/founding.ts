import { grantRoles, seedRoles } from '@chuan/access/server';
import { asMember, type Staff } from '@chuan/api';
import { withPlatform } from '@chuan/db';
import { ensureAccount, hashPassword, saveStaff } from '@chuan/identity/server';
import { civilDateOf, type Uuid } from '@chuan/kernel';
import {
  createPerson,
  createPosition,
  createTenant,
  createUnit,
  getOrganisation,
  listPeople,
} from '@chuan/tenancy/server';
import { adminEmailOf, demoPassword, emailOf, staffPlans } from './accounts.ts';
import type { AgencyPlan, PositionPlan, UnitPlan } from './agencies/plan.ts';
import type { World } from './surroundings.ts';

/** An agency as the simulation needs it: who is who. */
export interface Founded {
  readonly plan: AgencyPlan;
  readonly tenantId: Uuid;
  readonly adminId: Uuid;
  /** Position ids and their holders' ids, by the plan's keys. */
  readonly positions: ReadonlyMap<string, { readonly id: Uuid; readonly holders: readonly Uuid[] }>;
}

/** The vendor's staff; accounts that are there keep their passwords. */
export async function hireStaff(world: World): Promise<ReadonlyMap<string, Staff>> {
  const passwordHash = await hashPassword(demoPassword);
  const now = world.clock.now();
  return withPlatform(world.databases.platform, async (tx) => {
    const staff = new Map<string, Staff>();
    for (const { email, name, role } of staffPlans) {
      const accountId = await ensureAccount(tx, { email, passwordHash, tenantId: null }, now);
      await saveStaff(tx, { accountId, name, role });
      staff.set(email, { accountId, name, role });
    }
    return staff;
  });
}

/** Founds an agency with its units, positions and people. May run again: what is there is left as it is. */
export async function foundAgency(world: World, plan: AgencyPlan, founder: Staff): Promise<Founded> {
  const created = await createTenant(
    {
      databases: world.databases,
      now: world.clock.now(),
      actor: { kind: 'staff', id: founder.accountId, name: founder.name },
      seedRoles,
    },
    {
      ...plan.tenant,
      slug: plan.slug,
      admin: { fullName: plan.adminName, email: adminEmailOf(plan), password: demoPassword },
    },
  );
  const as = { tenantId: created.tenantId, adminId: created.adminPersonId };
  const positionIds = await ensurePositions(world, plan, as);
  const personIds = await ensurePeople(world, plan, { ...as, positionIds });
  const positions = new Map(
    plan.units.flatMap((unit) =>
      unit.positions.map(({ key, holders }) => [
        key,
        { id: positionIds.get(key)!, holders: holders.map((name) => personIds.get(emailOf(plan, name))!) },
      ]),
    ),
  );
  return { plan, ...as, positions };
}

type Admin = Pick<Founded, 'tenantId' | 'adminId'>;

async function ensurePositions(world: World, plan: AgencyPlan, { tenantId, adminId }: Admin) {
  return asMember(world, tenantId, adminId, async (ctx) => {
    const { units, positions } = await getOrganisation(ctx, {});
    const root = units.find((unit) => unit.parentId === null)!;
    const ids = new Map<string, Uuid>();
    for (const { name, shortName, positions: planned } of plan.units satisfies readonly UnitPlan[]) {
      const known = units.find((unit) => unit.name === name);
      const unit = known ?? (await createUnit(ctx, { parentId: root.id, name, shortName }));
      for (const one of planned satisfies readonly PositionPlan[]) {
        const there = positions.find((held) => held.unitId === unit.id && held.name === one.name);
        const fields = { unitId: unit.id, name: one.name, shortName: one.shortName, kind: one.kind };
        ids.set(one.key, (there ?? (await createPosition(ctx, fields))).id);
      }
    }
    return ids;
  });
}

async function ensurePeople(
  world: World,
  plan: AgencyPlan,
  { tenantId, adminId, positionIds }: Admin & { positionIds: ReadonlyMap<string, Uuid> },
): Promise<ReadonlyMap<string, Uuid>> {
  const fromOn = civilDateOf(world.clock.now());
  const known = await asMember(world, tenantId, adminId, (ctx) => listPeople(ctx, {}));
  const ids = new Map(known.map((person) => [person.email, person.id]));
  const planned = plan.units.flatMap((unit) => unit.positions);
  for (const { key, holders, roles } of planned) {
    for (const fullName of holders) {
      const email = emailOf(plan, fullName);
      if (ids.has(email)) continue;
      const holding = { positionId: positionIds.get(key)!, fromOn, toOn: null };
      const person = await asMember(world, tenantId, adminId, async (ctx) => {
        const made = await createPerson(
          { ...ctx, databases: world.databases },
          { fullName, email, phone: '', password: demoPassword, positions: [holding] },
        );
        await grantRoles(ctx.tx, made.id, roles);
        return made;
      });
      ids.set(email, person.id);
    }
  }
  return ids;
}
