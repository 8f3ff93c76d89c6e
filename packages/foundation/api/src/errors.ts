import { AppError, invalid, isAppError, type ErrorKind } from '@chuan/kernel';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';

const codeOf: Readonly<Record<ErrorKind, TRPCError['code']>> = {
  invalid: 'BAD_REQUEST',
  denied: 'FORBIDDEN',
  missing: 'NOT_FOUND',
  conflict: 'CONFLICT',
  limited: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  signed_out: 'UNAUTHORIZED',
};

/** What a caller is told of a failure: a code of the catalogues, its parameters, and the fields that were wrong. */
export interface Failure {
  readonly kind: ErrorKind | 'internal';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: readonly string[];
}

/** The database's words for a number or an instant that no column can hold: whoever sent it is told so. */
const outOfRange: ReadonlySet<unknown> = new Set(['22003', '22008']);

const isOutOfRange = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && outOfRange.has(error.code);

/** A failure of ours as the transport throws it. */
export function toTransport(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const known = isOutOfRange(error) ? invalid('request.bad_input') : error;
  if (isAppError(known)) return new TRPCError({ code: codeOf[known.kind], message: known.code, cause: known });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'request.failed', cause: error });
}

/**
 * The failure behind what a step of the transport returned: ours, or the database's, which is tried again by its code.
 * What the transport itself refused, input above all, keeps its own kind.
 */
export function causeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined || cause === null || cause instanceof ZodError ? error : cause;
}

/** What the transport refuses before any procedure runs. */
const unreadable: ReadonlySet<string> = new Set(['PARSE_ERROR', 'BAD_REQUEST', 'METHOD_NOT_SUPPORTED']);

/** The failure behind whatever a caller caught; unknown failures become `request.failed` and say nothing more. */
export function failureOf(error: unknown): Failure {
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
  if (isAppError(cause)) return { kind: cause.kind, code: cause.code, params: cause.params, fields: [] };
  // An answer that breaks its own contract is our failure, not the caller's.
  if (cause instanceof ZodError && !(error instanceof TRPCError && error.code === 'INTERNAL_SERVER_ERROR'))
    return {
      kind: 'invalid',
      code: 'request.bad_input',
      params: {},
      fields: [...new Set(cause.issues.map((issue) => issue.path.join('.')))],
    };
  const refused = error instanceof TRPCError && unreadable.has(error.code);
  return refused
    ? { kind: 'invalid', code: 'request.bad_input', params: {}, fields: [] }
    : { kind: 'internal', code: 'request.failed', params: {}, fields: [] };
}

export const signedOut = () => new AppError('signed_out', 'session.required');
