import type { TenantContext } from '@chuan/api';
import { countWaiting } from '../repository/versions.ts';

/** How many versions wait for what the caller may do: to review or to approve what others wrote. */
export async function countWaitingForMe(ctx: TenantContext): Promise<number> {
  const personId = ctx.actor.id;
  if (personId === null) return 0;
  return countWaiting(ctx.tx, {
    personId,
    statuses: [
      ...(ctx.can('procedure.review') ? (['in_review'] as const) : []),
      ...(ctx.can('procedure.approve') ? (['in_approval'] as const) : []),
    ],
  });
}
