/** What stands in the log instead of a personal or secret value. */
const redacted = '[redacted]';

/** Compared with a field's name in lower case, without `_` and `-`. */
const personalParts = [
  'applicant',
  'submitter',
  'fullname',
  'email',
  'phone',
  'address',
  'idnumber',
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'apikey',
  'payload',
] as const;
/** Names that only look personal. */
const harmless: ReadonlySet<string> = new Set(['applicantkind', 'tokencount']);

const deepest = 6;
const longestText = 2_000;

const isPersonal = (name: string): boolean => {
  const plain = name.toLowerCase().replace(/[_-]/g, '');
  return !harmless.has(plain) && personalParts.some((part) => plain.includes(part));
};

/** Passwords in addresses, and the secret part of links and headers, wherever they stand in a text. */
export function redactText(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${redacted}@`)
    .replace(/([?&](?:secret|token|password|code|key)=)[^&\s"']+/gi, `$1${redacted}`)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${redacted}`);
}

/**
 * A failure without what may be personal: kind, message, code, stack and cause. A database driver's `detail`,
 * `where` and parameters hold rows and stay out.
 */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: name,
    message: redactText(message),
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { stack: redactText(stack) }),
    ...(cause !== undefined && { cause: redactValue(cause, depth + 1) }),
  };
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '[deep]';
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactFields(value, depth);
}

function redactFields(fields: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => {
    const hides = value !== undefined && value !== null && isPersonal(name);
    return [name, hides ? redacted : redactValue(value, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}

/** A copy of what is to be logged, safe to be kept: personal fields hidden by their names, at any depth. */
export const redact = (fields: object): Record<string, unknown> => redactFields(fields, 0);
