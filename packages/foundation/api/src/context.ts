import type { DB, TenantTx } from '@chuan/db';
import type { FileStore } from '@chuan/files';
import type { Clock, Instant, Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { RateLimits } from './rate-limit.ts';
import type { Sign } from './signing.ts';

/** Who acts. `id` is the person's, the staff account's, or the dossier's for its citizen. */
export interface Actor {
  readonly kind: 'person' | 'staff' | 'citizen' | 'system';
  readonly id: Uuid | null;
  readonly name: string;
  readonly positionName: string;
  /** Positions held on the day of the call. */
  readonly positionIds: readonly Uuid[];
  /** Units of those positions. */
  readonly unitIds: readonly Uuid[];
}

/** A person of an agency as the access capability knows them now. */
export interface Member extends Actor {
  readonly kind: 'person';
  readonly id: Uuid;
  readonly permissions: ReadonlySet<string>;
}

export interface SessionInfo {
  readonly accountId: Uuid;
  readonly sessionHash: string;
  readonly tenantId: Uuid | null;
  readonly personId: Uuid | null;
  readonly staff: { readonly role: 'librarian' | 'support' | 'finance' | 'admin'; readonly name: string } | null;
}

/** What the composition root plugs in; foundation knows no capability. */
export interface ApiPorts {
  /** The person with positions and permissions on this day, or undefined when not an active member. */
  loadMember(tx: TenantTx, personId: Uuid, now: Instant): Promise<Member | undefined>;
  readonly files: FileStore;
  readonly limits: RateLimits;
  readonly sign: Sign;
  /** The installation's address as people type it; QR codes and mails lead there. */
  readonly publicUrl: string;
}

/** One request, before anything is known of what it wants. */
export interface RequestContext {
  readonly requestId: string;
  readonly address: string;
  readonly locale: 'vi' | 'en';
  readonly clock: Clock;
  readonly session: SessionInfo | null;
  /** The agency whose public address was called. */
  readonly portalTenantId: Uuid | null;
  readonly idempotencyKey: string | null;
  readonly databases: { readonly app: Kysely<DB>; readonly platform: Kysely<DB> };
  readonly ports: ApiPorts;
}

/** What a use case of one tenant needs: the transaction, the instant, and who acts. */
export interface TenantContext {
  readonly tx: TenantTx;
  readonly tenantId: Uuid;
  readonly now: Instant;
  readonly actor: Actor;
  readonly requestId: string;
  readonly locale: 'vi' | 'en';
  readonly files: FileStore;
  readonly sign: Sign;
  /** Where anonymous guesses are counted: the caller's address. */
  readonly address: string;
  readonly limits: RateLimits;
  readonly publicUrl: string;
  can(permission: string): boolean;
  /** Notes that personal data was read; the entry is logged before the answer leaves. */
  noteRead(entry: ReadNote): void;
}

export interface ReadNote {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: Uuid | null;
  /** What people know the subject by, a dossier's code say; never anybody's name. */
  readonly label?: string | undefined;
  readonly purpose: string;
}
