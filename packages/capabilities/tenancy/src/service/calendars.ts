import type { WorkingCalendar } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import { type CivilDate, missing, type Uuid } from '@chuan/kernel';
import { compiledCalendar } from '../calendar-cache.ts';
import { findCalendarHead, findCalendarHeadOn, getCalendarDefinition } from '../repository/calendars.ts';
import { listNationalDays } from '../repository/reference.ts';

export interface AgencyCalendar {
  readonly versionId: Uuid;
  readonly number: number;
  /** Names the state of the national days that were merged in. */
  readonly nationalDaysRevision: string;
  readonly calendar: WorkingCalendar;
}

/**
 * The agency's calendar on a day, or a version by its id, ready for counting. One small statement when the version is
 * known to this process.
 *
 * @throws {AppError} `calendar.not_found` for a day before the first version or an unknown id.
 */
export async function getCalendar(
  tx: TenantTx,
  at: { readonly on: CivilDate } | { readonly versionId: Uuid },
): Promise<AgencyCalendar> {
  const head = await ('on' in at ? findCalendarHeadOn(tx, at.on) : findCalendarHead(tx, at.versionId));
  if (!head) throw missing('calendar.not_found');
  const { id, number, nationalDaysRevision } = head;
  const calendar = await compiledCalendar(`${tx.tenantId}:${id}:${nationalDaysRevision}`, async () => ({
    definition: await getCalendarDefinition(tx, id),
    nationalDays: await listNationalDays(tx),
  }));
  return { versionId: id, number, nationalDaysRevision, calendar };
}
