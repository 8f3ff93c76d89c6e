import type { TrackView } from '@chuan/dossiers/contract';
import type { AppLoadContext } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { failureIn } from '../failure.ts';
import { markOpened } from './opened.ts';
import { codeOf, keepKey, readKey, type TrackKey } from './track-key.ts';

/** An agency's part of the portal. It stands in headers too, and nothing in an address may break out of them. */
export const portalHome = (slug: string | undefined): string => `/a/${encodeURIComponent(slug ?? '')}`;

export type Answer<Value> = { readonly value: Value } | { readonly refused: 'missing' | 'limited'; seconds: number };

/** What was asked, or that nothing is there, or that too much was tried; anything else is thrown. */
export async function answerOf<Value>(asked: Promise<Value>): Promise<Answer<Value>> {
  try {
    return { value: await asked };
  } catch (error) {
    const failure = failureIn(error);
    if (failure?.kind === 'limited') return { refused: 'limited', seconds: Number(failure.params['seconds'] ?? 60) };
    if (failure?.kind === 'missing' || failure?.code === 'request.bad_input') return { refused: 'missing', seconds: 0 };
    throw error;
  }
}

/** Status of a page that found nothing or waits. */
export const statusOf = (answer: { readonly refused: 'missing' | 'limited' }): number =>
  answer.refused === 'missing' ? 404 : 429;

/** A page that goes on by itself. */
export interface GoOn {
  readonly goOn: string;
  readonly code: string;
}

/**
 * Leads on to a dossier's page with the secret in a cookie and no longer in the address. A visitor whom another site
 * sent here gets a page that goes on by itself: a redirect would not carry a strict cookie along.
 */
export function enterDossier(request: Request, home: string, key: TrackKey) {
  const goOn = `${home}/track/${key.code}`;
  const headers = new Headers({ 'Set-Cookie': keepKey(request, home, key), 'Referrer-Policy': 'no-referrer' });
  headers.append('Set-Cookie', markOpened(request, home, { as: 'track', id: key.code }));
  if (request.headers.get('sec-fetch-site') !== 'cross-site') return redirect(goOn, { headers });
  return data<GoOn>({ goOn, code: key.code }, { headers });
}

export interface OpenDossier {
  readonly key: TrackKey;
  readonly home: string;
  readonly view: TrackView;
}

interface Asked {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: AppLoadContext;
}

/** The key of the dossier in the address. @throws {Response} back to its page when the browser holds none. */
export function requireKey({ request, params }: Asked): { key: TrackKey; home: string } {
  const home = portalHome(params['agency']);
  const code = codeOf(params['code'] ?? '');
  const key = code === undefined ? undefined : readKey(request, code);
  if (key === undefined) throw redirect(`${home}/track${code === undefined ? '' : `/${code}`}`);
  return { key, home };
}

/** The dossier in the address for whoever holds its key. @throws {Response} back to its page otherwise. */
export async function requireDossier(asked: Asked): Promise<OpenDossier> {
  const { key, home } = requireKey(asked);
  const answer = await answerOf(asked.context.api.dossiers.track(key));
  if ('refused' in answer) throw redirect(`${home}/track/${key.code}`);
  return { key, home, view: answer.value };
}
