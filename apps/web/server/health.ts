import type { RequestHandler } from 'express';

export interface Readiness {
  readonly ready: boolean;
  /** Each dependency by name, such as `database`, `queue`, `migrations`. */
  readonly checks: Readonly<Record<string, boolean>>;
}

/** Alive: the process answers. */
export const healthz: RequestHandler = (_request, response) => {
  response.json({ alive: true });
};

/** Ready: everything behind the process answers too; 503 until then. */
export function readyz(readiness: () => Promise<Readiness>): RequestHandler {
  return async (_request, response) => {
    const state = await readiness().catch((): Readiness => ({ ready: false, checks: {} }));
    response.status(state.ready ? 200 : 503).json(state);
  };
}
