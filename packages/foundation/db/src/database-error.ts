import { AppError, conflict, invalid, unavailable } from '@chuan/kernel';

interface DriverError {
  readonly code: string;
}

const hasCode = (error: unknown): error is DriverError =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';

/** SQLSTATE → our code. What is not listed stays what it is and becomes an internal failure at the edge. */
const known: Readonly<Record<string, () => AppError>> = {
  // A zero byte, which no text or document can hold.
  '22021': () => invalid('request.bad_input'),
  '22P05': () => invalid('request.bad_input'),
  '23505': () => conflict('database.already_there'),
  '23503': () => conflict('database.still_used'),
  // Divided by the rows that were there to be changed: somebody else was faster.
  '22012': () => conflict('database.lost_race'),
  '40001': () => conflict('database.lost_race'),
  '40P01': () => conflict('database.lost_race'),
  '55P03': () => conflict('database.locked'),
  '57014': () => unavailable('database.too_slow'),
  '53100': () => unavailable('database.disk_full'),
  '53300': () => unavailable('database.busy'),
};

const gone = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/**
 * A driver's failure under a code of ours. The original is kept as `cause` for the log; its DETAIL can hold personal
 * data and never reaches a user.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message))
    return withCause(unavailable('database.unreachable'), error);
  if (!hasCode(error)) return error;
  if (gone.has(error.code)) return withCause(unavailable('database.unreachable'), error);
  const make = known[error.code];
  return make ? withCause(make(), error) : error;
}

function withCause(failure: AppError, cause: unknown): AppError {
  failure.cause = cause;
  return failure;
}
