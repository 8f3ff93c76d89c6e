import { asMember, type TenantContext } from '@chuan/api';
import { workingMinutesBetween } from '@chuan/calendar';
import { confirmLateCause, recordLateCause } from '@chuan/dossiers/server';
import type { Instant, Uuid } from '@chuan/kernel';
import type { AgencyRun } from './agency-run.ts';
import { words } from './words.ts';

interface Entry {
  readonly id: Uuid;
  readonly status: string;
  readonly version: number;
  readonly breachedAt: Instant;
  readonly personId: Uuid | null;
  readonly positionId: Uuid | null;
}

/** Entries that somebody has yet to see to; reading only. */
const waiting = async (ctx: TenantContext): Promise<Entry[]> =>
  ctx.tx.queries
    .selectFrom('late_cause as cause')
    .leftJoin('dossier_step as step', (join) =>
      join.onRef('step.tenant_id', '=', 'cause.tenant_id').onRef('step.id', '=', 'cause.step_id'),
    )
    .select([
      'cause.id',
      'cause.status',
      'cause.version',
      'cause.breached_at as breachedAt',
      'step.person_id as personId',
      'step.position_id as positionId',
    ])
    .where('cause.tenant_id', '=', ctx.tenantId)
    .where('cause.status', 'in', ['open', 'recorded'])
    .orderBy('cause.breached_at')
    .execute();

/**
 * Holders say why they were late, half a day after it; leaders confirm most of it within two days. What is fresh stays
 * open, so that both lists have something in them today.
 */
export async function tendLateCauses(run: AgencyRun, now: Instant): Promise<void> {
  const { world, agency, calendar } = run;
  const entries = await asMember(world, agency.tenantId, agency.adminId, waiting);
  for (const entry of entries) {
    const random = run.random(`cause:${entry.breachedAt}:${entry.status}`);
    const age = workingMinutesBetween(entry.breachedAt, now, calendar);
    const target = { lateCauseId: entry.id, version: entry.version };
    if (entry.status === 'open' && age > 240) {
      const by = entry.personId ?? run.holdersOf(entry.positionId)[0] ?? leaderOf(run);
      const evidence = random.chance(0.6) ? random.pick(words.evidence) : '';
      await run.as(by, (ctx) => recordLateCause(ctx, { ...target, ...random.pick(words.causes), evidence }));
    } else if (entry.status === 'recorded' && age > 1_200 && random.chance(0.85)) {
      await run
        .as(leaderOf(run), (ctx) => confirmLateCause(ctx, { ...target, isConfirmed: true, note: '' }))
        .catch(() => undefined);
    }
  }
}

/** The head of the agency's procedures: the approver confirms, who handles no dossier. */
function leaderOf({ agency }: AgencyRun): Uuid {
  return agency.positions.get(agency.plan.procedureDesk.approver)!.holders[0]!;
}
