import type { Locale } from '@chuan/ui/language';
import type { Instant } from '@chuan/kernel';
import type { Request, Response } from 'express';

export type ColorScheme = 'light' | 'dark' | 'auto';

/** What is known of a request before anyone asks who sent it. */
export interface RequestFacts {
  /** Made here, never taken from outside; in every log line, error page and answer. */
  readonly requestId: string;
  /** Lets this answer's own scripts and style sheets pass the content security policy. */
  readonly nonce: string;
  readonly now: Instant;
  readonly locale: Locale;
  readonly scheme: ColorScheme;
}

/** The reader's session as pages need it: to greet, to draw the navigation, to hide what is not theirs. */
export interface PageSession {
  readonly signedIn: boolean;
  readonly face: 'citizen' | 'workspace' | 'vendor';
  readonly personName: string;
  readonly positionName: string;
  readonly agencyName: string;
  /** Permission codes. They decide what is shown; what is done, the called procedure decides again. */
  readonly permissions: readonly string[];
}

/**
 * What loaders and actions get as `context`. Services run once, outside the page bundle, and come in through
 * `api`: the caller of the router, bound to this request.
 */
export interface AppContext extends RequestFacts {
  readonly session: PageSession;
  readonly api: unknown;
}

/** Supplied by the composition root; called once per page request. */
export type ContextSource = (facts: RequestFacts, request: Request, response: Response) => Promise<AppContext>;

export const signedOut: PageSession = {
  signedIn: false,
  face: 'citizen',
  personName: '',
  positionName: '',
  agencyName: '',
  permissions: [],
};
