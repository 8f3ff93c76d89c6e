import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { unavailable } from '@chuan/kernel';
import { type Binaries, findBinaries, program } from './embedded-binaries.ts';
import { isAlive } from './embedded-process.ts';

/** PostgreSQL refuses to run as root; these accounts exist on ordinary systems and own nothing of value. */
const unprivilegedAccounts = ['postgres', 'nobody'] as const;
const elsewhere = ['/var/lib', '/var/tmp'] as const;

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Place {
  /** Folder that holds the cluster; the caller's own folder, or one that the server's account can reach. */
  readonly home: string;
  readonly cluster: string;
  readonly binaries: string;
  /** Account to run as; absent for an ordinary user, who runs the server himself. */
  readonly account?: Account;
  /** True when data and binaries had to leave the caller's folder. */
  readonly moved: boolean;
}

/**
 * Decides where a data folder's cluster and programs live and as whom they run, and prepares the folders.
 * An ordinary user keeps everything in `dataDir`. Root hands the server to an unprivileged account; where that
 * account cannot enter, data and programs go to a folder of their own, remembered in `dataDir/place.json`.
 *
 * @throws {AppError} `embedded.no_binaries`, `embedded.no_account`, `embedded.unreachable`.
 */
export function preparePlace(dataDir: string): Place {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  sweep(folder);
  const binaries = findBinaries();
  if (process.getuid?.() !== 0) return placeAt(folder, binaries.root, undefined, false);
  const remembered = rememberedHome(folder);
  const account = ownerOf(join(remembered ?? folder, 'cluster')) ?? unprivilegedAccount();
  if (remembered === undefined && canUse(folder, binaries, account)) {
    return placeAt(folder, binaries.root, account, false);
  }
  // Data that are here already must not be left behind for an empty database elsewhere.
  if (remembered === undefined && existsSync(join(folder, 'cluster'))) {
    throw unavailable('embedded.unreachable', { folder });
  }
  const home = remembered ?? rememberHome(folder);
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o755);
  sweep(home);
  return placeAt(home, copyBinaries(binaries, home, account), account, true);
}

/** Where the cluster of a data folder is now, without preparing anything. */
export function findCluster(dataDir: string): string {
  const folder = resolve(dataDir);
  return join(rememberedHome(folder) ?? folder, 'cluster');
}

/** Removes what a killed process had half made; its number is the end of the name. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^(?:cluster|secret|place|binaries)\.(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function placeAt(home: string, binaries: string, account: Account | undefined, moved: boolean): Place {
  return { home, cluster: join(home, 'cluster'), binaries, moved, ...(account && { account }) };
}

function canUse(folder: string, binaries: Binaries, account: Account): boolean {
  return canEnter(folder, account) && canRun(binaries.root, account);
}

/** Tries it as the account itself: permission bits alone do not tell about ACLs, mounts or sandboxes. */
function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function canRun(root: string, account: Account): boolean {
  const tried = spawnSync(program(root, 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
  return tried.status === 0;
}

function ownerOf(path: string): Account | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function unprivilegedAccount(): Account {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const name of unprivilegedAccounts) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    const uid = Number(fields?.[2]);
    const gid = Number(fields?.[3]);
    if (uid > 0 && gid >= 0) return { uid, gid };
  }
  throw unavailable('embedded.no_account');
}

function rememberedHome(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, 'place.json'), 'utf8')) as { home: string }).home;
  } catch {
    return undefined;
  }
}

/** Two first starts at once agree on one home: a hard link is made once or not at all. */
function rememberHome(folder: string): string {
  const name = `chuan-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}-${randomBytes(4).toString('hex')}`;
  const parent = elsewhere.find((candidate) => existsSync(candidate) && isWritable(candidate));
  if (!parent) throw unavailable('embedded.unreachable', { folder });
  const draft = join(folder, `place.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify({ home: join(parent, name), for: folder })}\n`, { mode: 0o600 });
  try {
    linkSync(draft, join(folder, 'place.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return rememberedHome(folder) ?? join(parent, name);
}

function isWritable(folder: string): boolean {
  const probe = join(folder, `.chuan-${process.pid}`);
  try {
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function copyBinaries(binaries: Binaries, home: string, account: Account): string {
  const target = join(home, `postgresql-${binaries.version}`);
  if (!existsSync(target)) {
    const draft = join(home, `binaries.${process.pid}`);
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  if (!canRun(target, account)) throw unavailable('embedded.unreachable', { folder: home });
  return target;
}
