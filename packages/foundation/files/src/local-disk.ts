import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Instant, instantOfUuidv7, systemClock, uuidv7At } from '@chuan/kernel';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { asideSuffix, type StoreDisk } from './sweep.ts';

/** A disk of this machine on which a file appears whole, by rename, and survives a power cut once it has. */
export class LocalDisk extends Disk implements StoreDisk {
  readonly #location: string;

  constructor(location: string) {
    super(new FSDriver({ location, visibility: 'private' }));
    this.#location = location;
  }

  override async moveFromFs(source: string | URL, destination: string): Promise<void> {
    const target = join(this.#location, destination);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(source instanceof URL ? fileURLToPath(source) : source, target);
    for (let path = dirname(target); path.length >= this.#location.length; path = dirname(path))
      await syncDirectory(path);
  }

  /** Set aside before it is judged, so that a file put in its place meanwhile is not the one that goes. */
  async deleteOlder(key: string, before: Instant): Promise<boolean> {
    const path = join(this.#location, key);
    // A name of its own: another process that sweeps must not bring its file to where this one is about to remove.
    const aside = asideOf(path, systemClock.now());
    try {
      await rename(path, aside);
      const isOld = (await stat(aside)).mtimeMs < before;
      await (isOld ? rm(aside) : rename(aside, path));
      return isOld;
    } catch (error) {
      // Another process that sweeps was first.
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  }

  async putBack(aside: string): Promise<void> {
    const path = join(this.#location, aside);
    const [, original = '', id = ''] = asideShape.exec(path) ?? [];
    // Set aside a moment ago, it is being judged by a process that lives.
    if (instantOfUuidv7(id) > systemClock.now() - judgingMs) return;
    try {
      await link(path, original);
    } catch (error) {
      // Gone: another process put it back. There already: the same content was handed in again.
      if (codeOf(error) === 'ENOENT') return;
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    await rm(path, { force: true });
  }
}

/** Longer than any judging lasts. */
const judgingMs = 60_000;

/** A name of its own, which tells when it was given. */
export const asideOf = (path: string, at: Instant): string => `${path}.${uuidv7At(at)}${asideSuffix}`;
const asideShape = /^(.+)\.([0-9a-f-]{36})\.swept$/;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** A rename lasts once its directory is written; some systems do not let a directory be opened for that. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
