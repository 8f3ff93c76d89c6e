import type { Readiness } from '@chuan/telemetry';
import type { RequestHandler } from 'express';

/** Alive: the process answers. */
export const healthz: RequestHandler = (_request, response) => {
  response.json({ alive: true });
};

/** Ready: everything behind the process answers too; 503 until then. */
export function readyz(readiness: () => Promise<Readiness>): RequestHandler {
  return async (_request, response) => {
    const state = await readiness();
    response.status(state.ready ? 200 : 503).json(state);
  };
}
