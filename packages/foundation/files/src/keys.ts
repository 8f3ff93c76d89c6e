import { Uuid, invalid, missing } from '@chuan/kernel';

/** `<tenant>/<first two letters of the hash>/<SHA-256 in hex>`: one content of one agency has one key. */
export type FileKey = string;

const keyShape = /^([0-9a-f-]{36})\/([0-9a-f]{2})\/([0-9a-f]{64})$/;

/** The first part of an agency's keys. @throws {AppError} invalid `file.bad_tenant` */
export const ownerOf = (tenantId: string): string => {
  if (!Uuid.safeParse(tenantId).success) throw invalid('file.bad_tenant');
  return tenantId.toLowerCase();
};

export function keyOf(tenantId: string, sha256: string): FileKey {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw invalid('file.bad_key');
  return `${ownerOf(tenantId)}/${sha256.slice(0, 2)}/${sha256}`;
}

/** Whether a key is of the shape of this agency's. */
export function isOwnKey(tenantId: string, key: string): boolean {
  const [, owner, prefix, sha256] = keyShape.exec(key) ?? [];
  return owner === ownerOf(tenantId) && sha256?.startsWith(prefix ?? '?') === true;
}

/**
 * The key itself, if it is one of this agency's. Another agency's key and a broken one are one answer.
 *
 * @throws {AppError} missing `file.not_found`
 */
export function ownKey(tenantId: string, key: string): FileKey {
  if (!isOwnKey(tenantId, key)) throw missing('file.not_found');
  return key;
}
