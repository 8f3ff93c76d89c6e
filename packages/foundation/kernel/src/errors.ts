/** What went wrong, as the caller must treat it; the transport maps each kind to one status. */
export type ErrorKind = 'invalid' | 'denied' | 'missing' | 'conflict' | 'limited' | 'unavailable' | 'signed_out';

export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * A failure with a name. `code` is a `noun.word` key of the message catalogues and is persisted in clients,
 * so a code is never renamed; `params` fill the message and must hold nothing personal.
 */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly params: ErrorParams;

  constructor(kind: ErrorKind, code: string, params: ErrorParams = {}) {
    super(code);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}

export const invalid = (code: string, params?: ErrorParams) => new AppError('invalid', code, params);
export const denied = (code: string, params?: ErrorParams) => new AppError('denied', code, params);
/** Not there, or not yours: the two are one answer. */
export const missing = (code: string, params?: ErrorParams) => new AppError('missing', code, params);
export const conflict = (code: string, params?: ErrorParams) => new AppError('conflict', code, params);
export const unavailable = (code: string, params?: ErrorParams) => new AppError('unavailable', code, params);

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;
