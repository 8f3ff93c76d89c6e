import type { TenantContext } from '@chuan/api';
import { civilDateOf } from '@chuan/kernel';
import { nameInFull, officeOf, officialName } from '@chuan/print';
import type { AgencyProfileView, PositionView } from '@chuan/tenancy/contract';
import { getAgencyProfile, getTenant, listPositionsOn } from '@chuan/tenancy/server';
import type { ReceptionHead } from '../contract.ts';

type Names = Pick<AgencyProfileView, 'name' | 'superiorName' | 'oneStopName'>;

/** A body that issues papers, under the one directly above it. */
interface IssuingBody {
  readonly superior?: string;
  readonly name: string;
}

const bodyOf = (name: string, superior: string): IssuingBody => ({
  ...(superior === '' ? {} : { superior: officialName(superior) }),
  name: nameInFull(name),
});

const oneStopOf = ({ name, oneStopName }: Names): IssuingBody => bodyOf(oneStopName, name);

/** An office may be the superior's own, as of a vice-chair of the province whose papers its office makes out. */
function agencyOf({ name, superiorName }: Names, headed: string): IssuingBody {
  const isOfSuperior = headed !== '' && superiorName.startsWith(headed) && !name.startsWith(headed);
  return isOfSuperior ? bodyOf(superiorName, '') : bodyOf(name, superiorName);
}

type Held = Pick<PositionView, 'id' | 'unitId' | 'unitName' | 'name' | 'kind'>;

const weights: Partial<Record<PositionView['kind'], number>> = { agency_head: 2, unit_head: 1 };
const weightOf = ({ kind }: Held) => weights[kind] ?? 0;

/**
 * The body that a letter comes from and how its signer stands under it: both follow from the highest office that the
 * signer holds. A leader signs for the agency, the one-stop's people for the one-stop, others for their own unit.
 */
export function letterheadOf(
  names: Names,
  positions: readonly Held[],
  heldIds: readonly string[],
): { body: IssuingBody; title: string } {
  const held = positions.filter(({ id }) => heldIds.includes(id));
  const [position] = held.sort((a, b) => weightOf(b) - weightOf(a));
  if (!position) return { body: oneStopOf(names), title: '' };
  const { title, body } = officeOf(position.name);
  if (position.kind === 'agency_head') return { body: agencyOf(names, body), title };
  const isOneStop = positions.some(({ kind, unitId }) => kind === 'one_stop' && unitId === position.unitId);
  return { body: isOneStop ? oneStopOf(names) : bodyOf(position.unitName, names.name), title };
}

/** What stands at the head of the one-stop's own slips, whose form fixes both head and signature. */
export async function paperHead(ctx: TenantContext) {
  const madeOn = civilDateOf(ctx.now);
  const profile = await getAgencyProfile(ctx.tx, madeOn);
  return {
    profile,
    agencyName: officialName(profile.name),
    agency: { ...oneStopOf(profile), place: profile.place },
    madeOn,
  };
}

/** The same head for the receipt that the counter shows while it is typed. */
export async function getReceptionHead(ctx: TenantContext): Promise<ReceptionHead> {
  const { profile, agency } = await paperHead(ctx);
  const { isSample } = await getTenant(ctx.tx.queries, ctx.tenantId);
  return { ...agency, oneStopName: profile.oneStopName, officerName: ctx.actor.name, isSample };
}

/** Head and signature of a letter that its signer answers for by office (Decree 30/2020, annex I). */
export async function letterHead(ctx: TenantContext) {
  const madeOn = civilDateOf(ctx.now);
  const profile = await getAgencyProfile(ctx.tx, madeOn);
  const { body, title } = letterheadOf(profile, await listPositionsOn(ctx.tx, madeOn), ctx.actor.positionIds);
  return {
    agency: { ...body, place: profile.place },
    madeOn,
    signer: { name: ctx.actor.name, ...(title === '' ? {} : { title }) },
  };
}
