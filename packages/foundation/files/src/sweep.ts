import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@chuan/kernel';
import type { Disk } from 'flydrive';
import { type FileKey, isOwnKey } from './keys.ts';

interface Sweeping {
  /** Removes a file only if that very file was written before an instant; answers whether it did. */
  deleteOlder(key: string, before: Instant): Promise<boolean>;
  /** Gives what was set aside its name again, unless the same content bears it by now. */
  putBack(aside: string): Promise<void>;
}

export type StoreDisk = Disk & Sweeping;

/** What is being judged bears this behind its name for a moment; a process that dies there leaves it behind. */
export const asideSuffix = '.swept';

export interface SweepOrder {
  /** Files taken in at or after this instant stay, used or not: whoever handed them in may still be about to say so. */
  readonly before: Instant;
  /** Those of the keys that something refers to. */
  usedOf(keys: readonly FileKey[]): Promise<ReadonlySet<FileKey>>;
}

/** Clears what uploads that were cut off left in the staging directory. */
export async function sweepStaging(staging: string, before: Instant): Promise<number> {
  let count = 0;
  for (const name of await readdir(staging)) {
    const path = join(staging, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile() || found.mtimeMs >= before) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
}

/**
 * Removes an agency's old files that nothing refers to, folder by folder, so that no list holds all of them.
 *
 * @param owner  the first part of the agency's keys.
 */
export async function sweepUnused(disk: StoreDisk, owner: string, { before, usedOf }: SweepOrder): Promise<number> {
  let count = 0;
  for (const folder of (await namesIn(disk, owner)).folders) {
    const files = await filesIn(disk, folder);
    const old: string[] = [];
    for (const key of files) if (await isOlder(disk, key, before)) old.push(key);
    const keys = old.filter((key) => isOwnKey(owner, key));
    const used = keys.length === 0 ? new Set<FileKey>() : await usedOf(keys);
    for (const key of keys) if (!used.has(key) && (await disk.deleteOlder(key, before))) count += 1;
  }
  return count;
}

/** Files of a folder, with those that a process died over while it judged them. */
async function filesIn(disk: StoreDisk, folder: string): Promise<string[]> {
  const { files } = await namesIn(disk, folder);
  const aside = files.filter((name) => name.endsWith(asideSuffix));
  if (aside.length === 0) return files;
  for (const name of aside) await disk.putBack(name);
  return (await namesIn(disk, folder)).files;
}

/** Whether a file is there. What a process died over while it judged it is put back for whoever asks for it. */
export async function isThere(disk: StoreDisk, key: FileKey): Promise<boolean> {
  if (await disk.exists(key)) return true;
  const { files } = await namesIn(disk, key.slice(0, key.lastIndexOf('/')));
  const aside = files.filter((name) => name.startsWith(`${key}.`) && name.endsWith(asideSuffix));
  for (const name of aside) await disk.putBack(name);
  return disk.exists(key);
}

const isOlder = (disk: StoreDisk, key: string, before: Instant): Promise<boolean> =>
  disk.getMetaData(key).then(
    ({ lastModified }) => lastModified.getTime() < before,
    () => false,
  );

/** A folder that is not there is empty: an agency to which nobody has handed anything in. */
async function namesIn(disk: Disk, folder: string): Promise<{ files: string[]; folders: string[] }> {
  const names = { files: [] as string[], folders: [] as string[] };
  let paginationToken: string | undefined;
  do {
    const page = await disk.listAll(folder, paginationToken ? { paginationToken } : {}).catch(noFolder);
    for (const one of page?.objects ?? []) {
      if (one.isFile) names.files.push(one.key);
      else names.folders.push(one.prefix);
    }
    paginationToken = page?.paginationToken;
  } while (paginationToken !== undefined);
  return names;
}

function noFolder(error: unknown): undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}
