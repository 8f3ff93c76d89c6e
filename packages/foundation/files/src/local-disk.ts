import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** A disk of this machine on which a file appears whole, by rename, and survives a power cut once it has. */
export class LocalDisk extends Disk {
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
}

/** A rename lasts once its directory is written; some systems do not let a directory be opened for that. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
