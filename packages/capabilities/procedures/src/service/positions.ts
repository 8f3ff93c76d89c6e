import type { TenantTx } from '@chuan/db';
import { type CivilDate, civilDateOf, type Instant, instantOf } from '@chuan/kernel';
import { getPositionHolders, listPositionsOn } from '@chuan/tenancy/server';
import type { PositionOption } from '../contract.ts';

/** How far ahead the end of a holding is looked for. */
const horizonDays = 90;
const dayMs = 86_400_000;

const dayAfter = (now: Instant, days: number): CivilDate => civilDateOf(instantOf(civilDateOf(now)) + days * dayMs);

/** The agency's positions as the editor offers them, with whether somebody holds each, and until when. */
export async function listPositionOptions(tx: TenantTx, now: Instant): Promise<PositionOption[]> {
  const positions = await listPositionsOn(tx, civilDateOf(now));
  const ids = positions.map((position) => position.id);
  const today = await getPositionHolders(tx, ids, civilDateOf(now));
  const later = await getPositionHolders(tx, ids, dayAfter(now, horizonDays));
  const leaving = ids.filter((id) => held(today, id) > 0 && held(later, id) === 0);
  const ends = await firstEmptyDays(tx, now, leaving);
  return positions.map(({ id, name, unitName, kind }) => ({
    id,
    name,
    unitName,
    kind,
    holders: held(today, id),
    emptyFrom: ends.get(id) ?? null,
  }));
}

type Holders = Awaited<ReturnType<typeof getPositionHolders>>;

const held = (holders: Holders, id: string): number => holders.get(id)?.length ?? 0;

/** Between today, when each is held, and the horizon, when it is not: the first day without a holder, by halving. */
async function firstEmptyDays(tx: TenantTx, now: Instant, ids: readonly string[]): Promise<Map<string, CivilDate>> {
  const ends = new Map<string, CivilDate>();
  for (const id of ids) {
    let [heldDay, emptyDay] = [0, horizonDays];
    while (emptyDay - heldDay > 1) {
      const middle = Math.floor((heldDay + emptyDay) / 2);
      const there = await getPositionHolders(tx, [id], dayAfter(now, middle));
      if (held(there, id) > 0) heldDay = middle;
      else emptyDay = middle;
    }
    ends.set(id, dayAfter(now, emptyDay));
  }
  return ends;
}
