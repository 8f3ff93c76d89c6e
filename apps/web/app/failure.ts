/** A failed call as a page shows it: a code of the catalogues and its parameters. */
export interface Failure {
  readonly kind: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: readonly string[];
}

interface Caught {
  readonly cause?: {
    readonly kind?: unknown;
    readonly code?: unknown;
    readonly params?: unknown;
    readonly issues?: unknown;
  };
}

interface Issue {
  readonly path: readonly (string | number)[];
}

/**
 * The failure behind an error that a procedure threw; undefined for what is not a person's to mend, which belongs to
 * the error page. Reads shapes, not classes: procedures run outside the page bundle.
 */
export function failureIn(error: unknown): Failure | undefined {
  const cause = (error as Caught | undefined)?.cause;
  if (cause === undefined || cause === null) return undefined;
  if (typeof cause.code === 'string' && typeof cause.kind === 'string')
    return { kind: cause.kind, code: cause.code, params: cause.params as Failure['params'], fields: [] };
  if (Array.isArray(cause.issues)) {
    const fields = (cause.issues as Issue[]).map((issue) => issue.path.join('.'));
    return { kind: 'invalid', code: 'request.bad_input', params: {}, fields: [...new Set(fields)] };
  }
  return undefined;
}
