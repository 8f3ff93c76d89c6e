import type { TenantTx } from '@chuan/db';
import { initTRPC } from '@trpc/server';
import { enteredValue } from '@chuan/kernel';
import type { RequestContext } from './context.ts';
import { failureOf, toTransport } from './errors.ts';

/** What every procedure declares: the permission it needs, or which public door it is. */
export interface ProcedureMeta {
  /** A permission, `member` (any active person of the agency), or for platform procedures a staff right. */
  readonly needs?: string;
  /** On the reviewed list of doors that need no session. */
  readonly isPublic?: boolean;
  /**
   * Sends for what a change by a member is sure to need, along with the look at who calls: one journey to the database
   * less. What comes back is seen by nobody who may not. The input has not been checked yet.
   */
  readonly ahead?: (tx: TenantTx, input: unknown) => void;
  /**
   * A change of an agency that also writes the platform's tables, in a transaction of its own: a key that was answered
   * is found before anything runs, because what happens there is not undone with the call.
   */
  readonly reachesPlatform?: boolean;
}

const base = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => ({
      message: failureOf(error).code,
      code: shape.code,
      data: { httpStatus: shape.data.httpStatus, requestId: ctx?.requestId ?? '', failure: failureOf(error) },
    }),
  });

/**
 * Where text enters: whatever a page, an outside system or a browser sends passes here before anything looks at it.
 * It is read once and only when asked for, so that nobody is heard before being let in.
 */
const procedure = base.procedure.use(({ next, getRawInput }) => {
  let entered: Promise<unknown> | undefined;
  const read = async () => {
    try {
      return enteredValue(await getRawInput());
    } catch (error) {
      throw toTransport(error);
    }
  };
  return next({ getRawInput: () => (entered ??= read()) });
});

export const t = { ...base, procedure };

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;
