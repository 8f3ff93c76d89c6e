import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@chuan/kernel';

/** What came of a call: done, refused for good, or given up on after a minute of broken answers. */
export type Outcome<T> =
  | { readonly ok: true; readonly data: T; readonly tries: number }
  | { readonly ok: false; readonly code: string };

export interface Client {
  call<T>(path: string, input: unknown): Promise<Outcome<T>>;
  ask<T>(path: string, input?: unknown): Promise<T>;
}

const patienceMs = 90_000;

interface Body {
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly data?: { readonly failure?: { readonly kind: string; readonly code: string } } };
}

/** A person at a browser who presses again, with the same key, until there is an answer. */
export function clientFor(url: string, sessionToken: string): Client {
  const headers = {
    'content-type': 'application/json',
    cookie: `session=${encodeURIComponent(sessionToken)}`,
    'sec-fetch-site': 'same-origin',
  };
  const send = async (path: string, init: RequestInit): Promise<Body | undefined> => {
    const answer = await fetch(`${url}/trpc/${path}`, { ...init, signal: AbortSignal.timeout(20_000) }).catch(
      () => undefined,
    );
    return (await answer?.json().catch(() => undefined)) as Body | undefined;
  };
  return {
    async call<T>(path: string, input: unknown): Promise<Outcome<T>> {
      const until = performance.now() + patienceMs;
      const init = { method: 'POST', body: JSON.stringify(input), headers: { ...headers, 'idempotency-key': newId() } };
      for (let tries = 1; performance.now() < until; tries++) {
        const body = await send(path, init);
        if (body?.result) return { ok: true, data: body.result.data as T, tries };
        const failure = body?.error?.data?.failure;
        if (failure && !['unavailable', 'internal', 'limited'].includes(failure.kind))
          return { ok: false, code: failure.code };
        await delay(100);
      }
      return { ok: false, code: 'no_answer' };
    },
    async ask<T>(path: string, input?: unknown): Promise<T> {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      const until = performance.now() + patienceMs;
      while (performance.now() < until) {
        const body = await send(`${path}${query}`, { headers });
        if (body?.result) return body.result.data as T;
        await delay(100);
      }
      throw new Error(`${path} never answered`);
    },
  };
}
