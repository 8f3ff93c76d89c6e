import { actorOf, type TenantContext } from '@chuan/api';
import { record } from '@chuan/event-log';
import type { Json, Uuid } from '@chuan/kernel';

interface Change {
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: Uuid; readonly label?: string };
  readonly before?: object;
  readonly after?: object;
  readonly reason?: string;
}

/** Records a change of the agency's own shape, with what was there before and after. */
export function recordChange(ctx: TenantContext, { before, after, reason, ...change }: Change): void {
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    requestId: ctx.requestId,
    ...change,
    ...(before ? { before: before as Json } : {}),
    ...(after ? { after: after as Json } : {}),
    ...(reason ? { reason } : {}),
  });
}
