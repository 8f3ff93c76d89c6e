import type { TenantContext } from '@chuan/api';
import { civilDateOf, missing } from '@chuan/kernel';
import type { PublicAgency } from '../contract.ts';
import { findCalendarHeadOn, findCalendarVersion } from '../repository/calendars.ts';
import { findTenant } from '../repository/tenants.ts';
import { getAgencyProfile } from './lookups.ts';

const dayMs = 86_400_000;
const daysAhead = 28;

/** Who the agency is and when it is open, for anybody. @throws {AppError} `tenant.not_found`, `calendar.not_found` */
export async function getPublicAgency(ctx: TenantContext): Promise<PublicAgency> {
  const today = civilDateOf(ctx.now);
  const tenant = await findTenant(ctx.tx.queries, ctx.tenantId);
  if (!tenant) throw missing('tenant.not_found');
  const profile = await getAgencyProfile(ctx.tx, today);
  const head = await findCalendarHeadOn(ctx.tx, today);
  const version = head && (await findCalendarVersion(ctx.tx, head.id));
  if (!version) throw missing('calendar.not_found');
  const until = civilDateOf(ctx.now + daysAhead * dayMs);
  const national = version.nationalDays.map(({ on, kind, nameVi, nameEn }) => ({
    on,
    kind,
    name: ctx.locale === 'en' ? nameEn : nameVi,
  }));
  // The agency's own days win over the national ones of the same date.
  const days = new Map([...national, ...version.definition.days].map((day) => [day.on, day]));
  const { id, slug, shortName, kind, isSample } = tenant;
  const { name, superiorName, oneStopName, address, phone, email } = profile;
  return {
    ...{ id, slug, name, shortName, kind, isSample, superiorName, oneStopName, address, phone, email },
    weekly: version.definition.weekly,
    closedDays: [...days.values()]
      .filter((day) => day.kind === 'off' && day.on >= today && day.on <= until)
      .map((day) => ({ on: day.on, name: day.name }))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}
