import { withTenant } from '@chuan/db';
import { record } from '@chuan/event-log';
import { type AppError, isAppError, type Uuid } from '@chuan/kernel';
import type { RequestContext } from './context.ts';

/** A call of somebody signed in at an agency. */
interface RefusedCall {
  readonly request: RequestContext;
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  /** The path of what was called. */
  readonly path: string;
}

/** What stands in a member's way by name; "not there" and "not yours" are one answer, and no line of the log either. */
const isRefusal = (error: unknown): error is AppError => isAppError(error) && error.kind === 'denied';

/**
 * Writes a refusal down, in a transaction of its own: that of the call is rolled back by now. One entry for each person,
 * permission and hour, so that nobody floods a log whose head the whole agency waits for.
 */
export async function logRefusal(call: RefusedCall, error: unknown): Promise<void> {
  if (!isRefusal(error)) return;
  const { request, tenantId, personId } = call;
  const { permission } = error.params;
  const key = [tenantId, personId, error.code, permission ?? ''].join(':');
  const { refusals } = request.ports.limits;
  if (!(await isFirst(() => refusals.take(key)))) return;
  try {
    await writeRefusal(call, { refusal: error.code, ...(permission === undefined ? {} : { permission }) });
  } catch (failure) {
    await refusals.forget(key);
    throw failure;
  }
}

const isFirst = (take: () => Promise<void>): Promise<boolean> =>
  take().then(
    () => true,
    () => false,
  );

function writeRefusal(
  { request, tenantId, personId, path }: RefusedCall,
  why: Readonly<Record<string, string | number>>,
): Promise<void> {
  const at = request.clock.now();
  return withTenant(request.databases.app, tenantId, async (tx) => {
    const member = await request.ports.loadMember(tx, personId, at);
    record(tx, {
      at,
      actor: {
        kind: 'person',
        id: personId,
        name: member?.name,
        positionName: member?.positionName || undefined,
      },
      action: 'call.refused',
      after: { ...why, call: path },
      requestId: request.requestId,
      address: request.address,
    });
  });
}
