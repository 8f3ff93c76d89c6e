import type { Readiness } from '@chuan/telemetry';
import type { RequestHandler } from 'express';

/** Alive: the process answers. */
export const healthz: RequestHandler = (_request, response) => {
  response.json({ alive: true });
};

/**
 * Ready: everything behind the process answers too; 503 until then. Anybody may ask, so who asks while a look is under
 * way is told what it finds: however many ask, they take no more connections than one.
 */
export function readyz(readiness: () => Promise<Readiness>): RequestHandler {
  let looking: Promise<Readiness> | undefined;
  return async (_request, response) => {
    looking ??= readiness().finally(() => (looking = undefined));
    const state = await looking;
    response.status(state.ready ? 200 : 503).json(state);
  };
}
