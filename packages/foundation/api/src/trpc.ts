import { initTRPC } from '@trpc/server';
import type { RequestContext } from './context.ts';
import { failureOf } from './errors.ts';

/** What every procedure declares: the permission it needs, or which public door it is. */
export interface ProcedureMeta {
  /** A permission, `member` (any active person of the agency), or for platform procedures a staff right. */
  readonly needs?: string;
  /** On the reviewed list of doors that need no session. */
  readonly isPublic?: boolean;
}

export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => ({
      message: failureOf(error).code,
      code: shape.code,
      data: { httpStatus: shape.data.httpStatus, requestId: ctx?.requestId ?? '', failure: failureOf(error) },
    }),
  });

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;
