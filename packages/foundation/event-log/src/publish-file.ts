import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

interface PublishOptions {
  mode?: number;
  /** Takes the place of what is there; without it an existing file is left as it is. */
  replace?: boolean;
  /** May be lost in a power cut because it can be made again; saves the flush. */
  derived?: boolean;
}

/**
 * Puts a whole file in place at once: written beside it, flushed, then named. A crash leaves the old file or the new
 * one, never half. Returns false if the name was taken.
 */
export async function publishFile(path: string, content: string, options: PublishOptions = {}): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  const handle = await open(draft, 'wx', options.mode ?? 0o644);
  try {
    try {
      await handle.writeFile(content);
      if (!options.derived) await handle.sync();
    } finally {
      await handle.close();
    }
    if (options.replace) await rename(draft, path);
    else if (!(await claimName(draft, path))) return false;
    if (!options.derived) await syncFolder(dirname(path));
    return true;
  } finally {
    await rm(draft, { force: true });
  }
}

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Names the draft unless the name is taken: a hard link never replaces, where the file system has them. */
async function claimName(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(errorCode(error) ?? '')) throw error;
  }
  if (await stat(path).catch(() => undefined)) return false;
  await rename(draft, path);
  return true;
}

/** Makes the new name itself survive a power cut, where the platform allows a folder to be opened. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
