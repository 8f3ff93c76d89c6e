import { asMember, type TenantContext } from '@chuan/api';
import { workingMinutesBetween } from '@chuan/calendar';
import { answerComplaint } from '@chuan/feedback/server';
import type { Instant, Uuid } from '@chuan/kernel';
import type { AgencyRun } from './agency-run.ts';
import { words } from './words.ts';

interface Waiting {
  readonly id: Uuid;
  readonly at: Instant;
  readonly version: number;
}

/** Complaints without an answer; reading only. */
const waiting = async (ctx: TenantContext): Promise<Waiting[]> =>
  ctx.tx.queries
    .selectFrom('complaint')
    .select(['id', 'at', 'version'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('status', '=', 'open')
    .orderBy('at')
    .execute();

/** Answered after two to six working days by the head of the agency; the latest are still open. */
export async function tendComplaints(run: AgencyRun, now: Instant): Promise<void> {
  const { world, agency, calendar } = run;
  const approver = agency.positions.get(agency.plan.procedureDesk.approver)!.holders[0]!;
  for (const { id, at, version } of await asMember(world, agency.tenantId, agency.adminId, waiting)) {
    const random = run.random(`complaint:${at}`);
    if (workingMinutesBetween(at, now, calendar) < random.between(960, 2_880)) continue;
    await run.as(approver, (ctx) => answerComplaint(ctx, { id, version, answer: random.pick(words.replies) }));
  }
}
