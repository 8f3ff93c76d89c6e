import { AppError, isAppError } from '@chuan/kernel';
import { en } from './messages/en.ts';
import { type RunMessage, vi } from './messages/vi.ts';

type Params = Readonly<Record<string, string | number>>;

const catalogue: Readonly<Record<RunMessage, string>> = process.argv.includes('--english') ? en : vi;

/** One sentence of the catalogue with its parameters filled in. */
export function sentence(message: RunMessage, params: Params = {}): string {
  return catalogue[message].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** What a failure means to the person who started the product: one sentence. */
export function explain(error: unknown): string {
  const known = asKnownFailure(error);
  if (known) return sentence(known.code as RunMessage, known.params);
  return sentence('run.unexpected', { reason: error instanceof Error ? error.message : String(error) });
}

function asKnownFailure(error: unknown): AppError | undefined {
  if (isAppError(error) && error.code in vi) return error;
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const folder = path ?? '';
  if (code === 'ENOSPC') return new AppError('unavailable', 'embedded.disk_full', { folder });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return new AppError('denied', 'run.folder_forbidden', { folder });
  }
  return undefined;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export const seconds = (elapsedMs: number): string => (elapsedMs / 1000).toFixed(1).replace('.', ',');

/** Announces a step, runs it, and says how long it took. */
export async function step<T>(message: RunMessage, work: () => Promise<T>, params: Params = {}): Promise<T> {
  const startedMs = performance.now();
  const title = sentence(message, params);
  print(`… ${title}`);
  const result = await work();
  print(`✓ ${title}: ${sentence('run.done', { seconds: seconds(performance.now() - startedMs) })}`);
  return result;
}
