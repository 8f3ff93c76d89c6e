import { newId } from '@chuan/kernel';
import { useRevalidator } from '@remix-run/react';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { useCallback, useRef } from 'react';
import type { RootRouter } from '../server/router.ts';
import { hearVersion } from './pages-version.ts';

type Inputs = inferRouterInputs<RootRouter>;
type Outputs = inferRouterOutputs<RootRouter>;
type Capability = keyof Inputs & string;

/** `tenancy.createUnit`: a procedure as its address names it. */
export type ProcedurePath = { [C in Capability]: `${C}.${keyof Inputs[C] & string}` }[Capability];
type At<Tree, Path> = Path extends `${infer C}.${infer P}`
  ? C extends keyof Tree
    ? P extends keyof Tree[C]
      ? Tree[C][P]
      : never
    : never
  : never;
export type InputOf<Path extends ProcedurePath> = At<Inputs, Path>;
export type OutputOf<Path extends ProcedurePath> = At<Outputs, Path>;

/** Why a call was not done: a code of the catalogues and its parameters. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

interface Wire {
  readonly result?: { readonly data?: unknown };
  readonly error?: { readonly message?: string; readonly data?: { readonly failure?: Refusal } };
}

const outdated: Refusal = { code: 'request.outdated' };

async function send(path: string, init: RequestInit): Promise<Answer<never>> {
  try {
    const response = await fetch(`/trpc/${path}`, init);
    const isOutdated = hearVersion(response);
    const wire = (await response.json()) as Wire;
    if (response.ok) return { ok: true, value: wire.result?.data as never };
    const refusal = wire.error?.data?.failure ?? { code: wire.error?.message ?? 'request.failed' };
    // What an older page sends the server may not know any more; nobody has filled anything in wrong.
    return { ok: false, refusal: isOutdated && refusal.code === 'request.bad_input' ? outdated : refusal };
  } catch {
    return { ok: false, refusal: { code: 'request.offline' } };
  }
}

/** Asks a procedure from the browser. */
export const ask = <Path extends ProcedurePath>(path: Path, input: InputOf<Path>): Promise<Answer<OutputOf<Path>>> =>
  // A question without input carries none: `undefined` is no JSON.
  send(input === undefined ? path : `${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {});

export type Change = <Path extends ProcedurePath>(path: Path, input: InputOf<Path>) => Promise<Answer<OutputOf<Path>>>;

/**
 * Calls procedures that change something, then fetches the page's data anew. A change repeated after a dropped line
 * carries the key of the first try, so that it happens once.
 */
export function useChange(): Change {
  const { revalidate } = useRevalidator();
  const unanswered = useRef<{ readonly text: string; readonly key: string }>();
  return useCallback(
    async (path, input) => {
      const text = JSON.stringify([path, input]);
      const key = unanswered.current?.text === text ? unanswered.current.key : newId();
      unanswered.current = { text, key };
      const answer = await send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(input),
      });
      if (answer.ok || answer.refusal.code !== 'request.offline') unanswered.current = undefined;
      // Also after a refusal: most often somebody else was faster, and the page is old.
      if (answer.ok || answer.refusal.code !== 'request.offline') await revalidate();
      return answer;
    },
    [revalidate],
  );
}

/** For callers who only want to know why not. */
export async function refusalOf(answer: Promise<Answer<unknown>>): Promise<Refusal | undefined> {
  const known = await answer;
  return known.ok ? undefined : known.refusal;
}

export type CallTo = <Path extends ProcedurePath>(path: Path) => (input: InputOf<Path>) => Promise<Refusal | undefined>;

/** Changes as the screens' callbacks want them: nothing when done, else why not. */
export function useCalls(): CallTo {
  const change = useChange();
  return useCallback((path) => (input) => refusalOf(change(path, input)), [change]);
}

const statusOf: Readonly<Record<string, number>> = {
  // A loader's input is the address: one that cannot be right leads nowhere.
  BAD_REQUEST: 404,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
  SERVICE_UNAVAILABLE: 503,
};

/** A page's data; what may not be seen becomes the page that says so. */
export async function pageData<Value>(data: Promise<Value>): Promise<Value> {
  try {
    return await data;
  } catch (error) {
    const status = statusOf[(error as { readonly code?: string }).code ?? ''];
    throw status === undefined ? error : new Response(null, { status });
  }
}
