import { spawnSync } from 'node:child_process';
import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conflict, unavailable } from '@chuan/kernel';

export interface Claim {
  /** True when an earlier run ended without tidying up; its processes may take a moment to leave. */
  readonly recovered: boolean;
  release(): void;
}

const neededMb = 300;

/**
 * Takes a data folder for this run; two runs on one folder would fight over its files.
 *
 * @throws {AppError} `run.already_running`, `run.disk_full`, `run.folder_unusable`.
 */
export function claimDataDir(dataDir: string): Claim {
  makeFolder(dataDir);
  checkSpace(dataDir);
  const path = join(dataDir, 'run.json');
  const recovered = !take(path);
  if (recovered) {
    const pid = holder(path);
    if (pid !== undefined && isRun(pid)) throw conflict('run.already_running', { folder: dataDir, pid });
    rmSync(path, { force: true });
    if (!take(path)) throw conflict('run.already_running', { folder: dataDir, pid: holder(path) ?? 0 });
  }
  return { recovered, release: () => holder(path) === process.pid && rmSync(path, { force: true }) };
}

/** What a system says of a path that cannot be a folder of ours; the rest has sentences of its own. */
const unusable: ReadonlySet<string> = new Set(['EEXIST', 'ENOENT', 'ENOTDIR', 'EROFS']);

/** @throws {AppError} `run.folder_unusable` where there is a file, or nothing may be written. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!unusable.has(code)) throw error;
    throw unavailable('run.folder_unusable', { folder, reason: code });
  }
}

/** @throws {AppError} `run.disk_full` */
export function checkSpace(folder: string, neededMbHere = neededMb): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / 1_000_000);
  if (freeMb < neededMbHere) throw unavailable('run.disk_full', { folder, freeMb, neededMb: neededMbHere });
}

function take(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid }));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holder(path: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { pid: number }).pid;
  } catch {
    return undefined;
  }
}

/** A number may have gone to another program since; only a process that runs `start.ts` counts. */
function isRun(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return commandOf(pid)?.includes('start.ts') ?? true;
}

function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    const asked = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return asked.status === 0 ? asked.stdout : undefined;
  }
}
