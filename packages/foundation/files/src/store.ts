import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type Instant, type Uuid, invalid, missing, newId, unavailable } from '@chuan/kernel';
import { type FileKey, keyOf, ownerOf, ownKey } from './keys.ts';
import { LocalDisk } from './local-disk.ts';
import { isThere, type StoreDisk, type SweepOrder, sweepStaging, sweepUnused } from './sweep.ts';

export interface StoredFile {
  readonly key: FileKey;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export type FileBytes = Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface PutOptions {
  readonly maxBytes: number;
  /** Looks at the complete file before it is taken in; throwing leaves nothing behind. */
  readonly check?: (staged: { readonly path: string; readonly sizeBytes: number }) => Promise<void>;
}

/**
 * Files of agencies, addressed by content. Every call names the agency, and no call reaches another's files.
 */
export interface FileStore {
  /**
   * Takes a file in as a whole or not at all; the same content twice is one file.
   *
   * @throws {AppError} invalid `file.too_large`; unavailable `file.no_space`; what `check` throws.
   */
  put(tenantId: Uuid, content: FileBytes, options: PutOptions): Promise<StoredFile>;
  /** @throws {AppError} missing `file.not_found`, also for a key of another agency. */
  open(tenantId: Uuid, key: FileKey): Promise<Readable>;
  has(tenantId: Uuid, key: FileKey): Promise<boolean>;
  /** Forgets a file; one that is not there is no error. */
  remove(tenantId: Uuid, key: FileKey): Promise<void>;
  /** Clears what uploads that were cut off left behind before an instant; answers how many. */
  sweep(before: Instant): Promise<number>;
  /** Removes an agency's files that were taken in before an instant and that nothing refers to; answers how many. */
  sweepUnused(tenantId: Uuid, order: SweepOrder): Promise<number>;
}

/** Files in a directory of this machine, made if it is not there and closed to other users. */
export async function localFileStore(directory: string): Promise<FileStore> {
  const root = resolve(directory);
  const staging = join(root, 'staging');
  const location = join(root, 'stored');
  for (const path of [root, staging, location]) await mkdir(path, { recursive: true, mode: 0o700 });
  return createFileStore(new LocalDisk(location), staging);
}

/**
 * A store over any flydrive disk that can also remove a file by its age.
 *
 * @param staging  a directory of this machine for files that are still arriving; for a `LocalDisk` on the same
 *   file system, so that taking a file in is one rename.
 */
export function createFileStore(disk: StoreDisk, staging: string): FileStore {
  const found = async (key: FileKey) => {
    if (!(await isThere(disk, key))) throw missing('file.not_found');
    return key;
  };
  return {
    put: (tenantId, content, options) => put({ disk, staging, tenantId }, content, options),
    open: async (tenantId, key) => disk.getStream(await found(ownKey(tenantId, key))),
    has: async (tenantId, key) => isThere(disk, ownKey(tenantId, key)),
    remove: async (tenantId, key) => disk.delete(ownKey(tenantId, key)),
    sweep: (before) => sweepStaging(staging, before),
    sweepUnused: async (tenantId, order) => sweepUnused(disk, ownerOf(tenantId), order),
  };
}

interface PutPlace {
  readonly disk: StoreDisk;
  readonly staging: string;
  readonly tenantId: Uuid;
}

async function put(place: PutPlace, content: FileBytes, options: PutOptions): Promise<StoredFile> {
  ownerOf(place.tenantId);
  const path = join(place.staging, newId());
  try {
    const { sha256, sizeBytes } = await stage(path, content, options.maxBytes);
    await options.check?.({ path, sizeBytes });
    const key = keyOf(place.tenantId, sha256);
    // Also over the same content from before: what was handed in anew must not be swept as old.
    await place.disk.moveFromFs(path, key);
    return { key, sha256, sizeBytes };
  } catch (error) {
    throw isOutOfSpace(error) ? unavailable('file.no_space') : error;
  } finally {
    await rm(path, { force: true });
  }
}

const newOnly = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

async function stage(
  path: string,
  content: FileBytes,
  maxBytes: number,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  const handle = await open(path, newOnly, 0o600);
  let sizeBytes = 0;
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw invalid('file.too_large', { mostBytes: maxBytes });
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** No room on the disk, or no more of it for this user; storage libraries wrap the cause. */
export function isOutOfSpace(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') return true;
  }
  return false;
}
