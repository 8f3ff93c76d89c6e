import type { Locale } from '@chuan/ui/language';
import type { Instant } from '@chuan/kernel';
import type { Readable } from 'node:stream';
import type { EntryPoint } from '@chuan/identity/contract';
import type { Uuid } from '@chuan/kernel';
import type { Request, Response } from 'express';
import type { Api } from './router.ts';
import type { Staged, Upload } from './uploads.ts';

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
  /** Of the person in this agency, or of the account of the vendor's staff. */
  readonly id: string;
  readonly personName: string;
  readonly positionName: string;
  readonly agencyName: string;
  /** Permission codes. They decide what is shown; what is done, the called procedure decides again. */
  readonly permissions: readonly string[];
}

/** An agency's public face. */
export interface Portal {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
}

/**
 * What loaders and actions get as `context`. Services run once, outside the page bundle, and come in through
 * `api`: the caller of the router, bound to this request.
 */
export interface AppContext extends RequestFacts {
  readonly session: PageSession;
  readonly api: Api;
  /** The same for changes: `key` makes a repeated form one change. Loaders make one per form with `newId`. */
  apiFor(key: string | null): Api;
  /** `Set-Cookie` values for the session and the device, and the device's value as it came. */
  readonly cookies: {
    set(token: string, expiresAt: Instant): string;
    readonly clear: string;
    readonly device: string | undefined;
    keepDevice(device: string): string;
  };
  endSession(): Promise<void>;
  /** The agencies that anybody may visit; words of the search may lack their accents. */
  listPortals(search: string): Promise<readonly Portal[]>;
  /** A page of this site as a QR code: its full address as an SVG document. */
  qrOf(path: string): string;
  listAgencies(): Promise<readonly EntryPoint[]>;
  enterAgency(tenantId: Uuid): Promise<{ readonly token: string; readonly expiresAt: Instant }>;
  /** Stores an upload of a form; its token goes into a procedure's input. */
  stageUpload(upload: Upload): Promise<Staged>;
  /** A stored file's bytes; the key comes from a procedure that allowed it. */
  openFile(key: string): Promise<Readable>;
}

/** Supplied by the composition root; called once per page request. */
export type ContextSource = (facts: RequestFacts, request: Request, response: Response) => Promise<AppContext>;

export const signedOut: PageSession = {
  signedIn: false,
  face: 'citizen',
  id: '',
  personName: '',
  positionName: '',
  agencyName: '',
  permissions: [],
};
