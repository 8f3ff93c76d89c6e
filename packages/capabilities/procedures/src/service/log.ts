import { actorOf, type TenantContext } from '@chuan/api';
import { type LogActor, record } from '@chuan/event-log';
import type { TenantTx } from '@chuan/db';
import { type Instant, type Json, Uuid } from '@chuan/kernel';
import type { ContentChange } from '@chuan/library/contract';

export interface Change {
  readonly action: string;
  readonly id: Uuid;
  readonly label: string;
  readonly before?: object;
  readonly after?: object;
  readonly reason?: string;
}

/** Who does it, when, and in which transaction; a use case of a person or the work of a job. */
export interface Doing {
  readonly tx: TenantTx;
  readonly now: Instant;
  readonly actor: LogActor;
  readonly requestId?: string;
}

export const doingOf = (ctx: TenantContext): Doing => ({
  tx: ctx.tx,
  now: ctx.now,
  actor: actorOf(ctx),
  requestId: ctx.requestId,
});

/** Records what was done to a procedure. */
export function recordChange(doing: Doing, { action, id, label, before, after, reason }: Change): void {
  record(doing.tx, {
    at: doing.now,
    actor: doing.actor,
    action,
    subject: { kind: 'procedure', id, label },
    ...(before ? { before: before as Json } : {}),
    ...(after ? { after: after as Json } : {}),
    ...(reason ? { reason } : {}),
    ...(doing.requestId === undefined ? {} : { requestId: doing.requestId }),
  });
}

/** Longer texts are told by the comparison of the versions; the log says that they changed. */
const longestValue = 120;

/** Ids are no words; whose position it is, the lane says beside it. */
const isPlain = (value: unknown): boolean =>
  value === null ||
  (typeof value !== 'object' && String(value).length <= longestValue && !Uuid.safeParse(value).success);

/** One change of a content as its entry holds it: where, what of it and, of short values, what became what. */
export const loggedChange = ({ path, label, property, kind, before, after }: ContentChange): object => ({
  path,
  property,
  kind,
  ...(label === '' ? {} : { label: [...label].slice(0, longestValue).join('') }),
  ...(kind === 'changed' && isPlain(before) && isPlain(after) ? { before, after } : {}),
});
