import { createCipheriv, createDecipheriv, createSecretKey, hash, type KeyObject, randomBytes } from 'node:crypto';
import { type PlatformTx, type TenantTx, template } from '@chuan/db';
import {
  AppError,
  canonicalJson,
  conflict,
  type Instant,
  invalid,
  type Json,
  timestamp,
  type Uuid,
} from '@chuan/kernel';
import { sql } from 'kysely';
import type { Sign } from './signing.ts';

export interface CallKey {
  readonly actorId: Uuid;
  readonly key: string;
  readonly operation: string;
  readonly requestHash: string;
}

const wellFormed = /^[A-Za-z0-9_-]{8,80}$/;

/** Zero bytes and halves of letters, as JSON writes them: no database keeps such text. */
const unkept = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/**
 * @throws {AppError} `request.key_missing` when a change comes without a well-formed key, `request.bad_input` when it
 *   brings text that cannot be kept.
 */
export function callKey(actorId: Uuid, key: string | null, operation: string, input: unknown): CallKey {
  if (key === null || !wellFormed.test(key)) throw invalid('request.key_missing');
  const text = canonicalJson(plain(input));
  if (unkept.test(text)) throw invalid('request.bad_input');
  const requestHash = hash('sha256', text, 'base64url');
  return { actorId, key, operation, requestHash };
}

/** The key was taken by another call while this one ran; everything this one did is rolled back. */
class KeyTaken extends AppError {
  constructor() {
    super('conflict', 'request.key_taken');
  }
}

const answerKey = Symbol('idempotency');

/** An answer holds what was meant for its caller's eyes, such as the secret of a receipt: no copy of the database does. */
export interface Answered {
  readonly sign: Sign;
  readonly response: unknown;
}

const nonceBytes = 12;
const tagBytes = 16;
/** Kept ready, the agencies that were busy last. */
const sealingKeysAtMost = 2_000;
const sealingKeys = new WeakMap<Sign, Map<Uuid, KeyObject>>();

function sealingKey(sign: Sign, tenantId: Uuid): KeyObject {
  const ready = sealingKeys.get(sign) ?? new Map<Uuid, KeyObject>();
  sealingKeys.set(sign, ready);
  const key = ready.get(tenantId) ?? createSecretKey(sign('idempotency-answer', tenantId));
  ready.delete(tenantId);
  ready.set(tenantId, key);
  if (ready.size > sealingKeysAtMost) ready.delete(ready.keys().next().value!);
  return key;
}

function seal(sign: Sign, tenantId: Uuid, response: unknown): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(sign, tenantId), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(response ?? null), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** What was sealed; answers from before sealing are as they stand. */
function unseal(sign: Sign, tenantId: Uuid, stored: unknown): unknown {
  const sealed = (stored as { readonly sealed?: unknown } | null)?.sealed;
  if (typeof sealed !== 'string') return stored;
  const bytes = Buffer.from(sealed, 'base64url');
  const opener = createDecipheriv('aes-256-gcm', sealingKey(sign, tenantId), bytes.subarray(0, nonceBytes));
  opener.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const text = Buffer.concat([opener.update(bytes.subarray(nonceBytes + tagBytes)), opener.final()]);
  return JSON.parse(text.toString('utf8')) as unknown;
}

/**
 * Stores the answer under its key in the call's own transaction, with its other last writes. Where the key was taken
 * meanwhile the database refuses the second, and everything is rolled back.
 */
export function storeAnswer(tx: TenantTx, call: CallKey, answered: Answered, now: Instant): void {
  const { actorId, key, operation, requestHash } = call;
  const text = JSON.stringify({ sealed: seal(answered.sign, tx.tenantId, answered.response) });
  const values = [tx.tenantId, actorId, key, operation, requestHash, text, timestamp(now)];
  tx.writeLast(answerKey, () => ({ rank: 60, write: () => ({ name: 'answer', template: answer, values }) }));
}

const answer = template(
  ([tenantId, actorId, key, operation, requestHash, response, at]) => sql`answer as (
    insert into idempotency_key (tenant_id, actor_id, key, operation, request_hash, response, at)
    values (${tenantId}::uuid, ${actorId}::uuid, ${key}::text, ${operation}::text, ${requestHash}::text,
      ${response}::jsonb, ${at}::timestamptz) returning 1)`,
);

/**
 * The answer that an earlier call with this key was given.
 *
 * @throws {AppError} `request.key_reused` when the key stood for another request.
 */
export async function findAnswer(tx: TenantTx, call: CallKey, sign: Sign): Promise<{ response: unknown } | undefined> {
  const row = await tx.queries
    .selectFrom('idempotency_key')
    .select(['operation', 'request_hash', 'response'])
    .where('tenant_id', '=', tx.tenantId)
    .where('actor_id', '=', call.actorId)
    .where('key', '=', call.key)
    .executeTakeFirst();
  return row && { response: unseal(sign, tx.tenantId, answerOf(row, call).response) };
}

/** As `storeAnswer`, for a call of the vendor's staff. */
export async function storePlatformAnswer(
  tx: PlatformTx,
  call: CallKey,
  response: unknown,
  now: Instant,
): Promise<void> {
  const result = await tx.queries
    .insertInto('platform.idempotency_key')
    .values({
      actor_id: call.actorId,
      key: call.key,
      operation: call.operation,
      request_hash: call.requestHash,
      response: sql`${JSON.stringify(response ?? null)}::jsonb`,
      at: timestamp(now),
    })
    .onConflict((clash) => clash.columns(['actor_id', 'key']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new KeyTaken();
}

/** As `findAnswer`, for a call of the vendor's staff. @throws {AppError} `request.key_reused` */
export async function findPlatformAnswer(tx: PlatformTx, call: CallKey): Promise<{ response: unknown } | undefined> {
  const row = await tx.queries
    .selectFrom('platform.idempotency_key')
    .select(['operation', 'request_hash', 'response'])
    .where('actor_id', '=', call.actorId)
    .where('key', '=', call.key)
    .executeTakeFirst();
  return row && answerOf(row, call);
}

function answerOf(row: { operation: string; request_hash: string; response: unknown }, call: CallKey) {
  if (row.operation !== call.operation || row.request_hash !== call.requestHash) throw conflict('request.key_reused');
  return { response: row.response };
}

/** Input as JSON can hold it: what cannot be written down cannot be told apart either. */
const plain = (input: unknown): Json => JSON.parse(JSON.stringify(input ?? null)) as Json;
