import { type DestinationStream, type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';
import { redact, redactText } from './redact.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
export type Logger = PinoLogger;

export interface LoggerOptions {
  /** Which process writes: `web`, `worker`, `cli`. */
  name: string;
  /** `LOG_LEVEL`. */
  level: LogLevel;
  /** Standard output when left out. */
  destination?: DestinationStream;
}

/** What joins the lines of one call: where it came from and whose it is. */
export interface LogContext {
  requestId?: string;
  tenantId?: string;
}

/**
 * A logger that writes one JSON object a line and keeps personal data and secrets out: fields by their names, at any
 * depth; passwords and tokens in texts; rows in a database driver's failures.
 */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { name },
    timestamp: stdTimeFunctions.isoTime,
    messageKey: 'message',
    formatters: {
      level: (label: string) => ({ level: label }),
      bindings: redact,
      log: redact,
    },
    // Failures are described by `redact` already.
    serializers: { err: (described: unknown) => described },
    hooks: {
      logMethod(this: Logger, args: Parameters<PinoLogger['info']>, method: PinoLogger['info']) {
        method.apply(this, safeArguments(args) as typeof args);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Texts are cleaned, and a failure's own message too, which pino would take as the line's when it has none. */
function safeArguments(args: readonly unknown[]): unknown[] {
  const [first, second, ...rest] = args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg));
  const failure = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  if (!(failure instanceof Error)) return args.length > 1 ? [first, second, ...rest] : [first];
  const fields = first instanceof Error ? { err: first } : first;
  return [fields, second ?? redactText(failure.message), ...rest];
}

/** A logger whose every line carries the request and the tenant. */
export function withContext(logger: Logger, { requestId, tenantId }: LogContext): Logger {
  return logger.child({ ...(requestId !== undefined && { requestId }), ...(tenantId !== undefined && { tenantId }) });
}
