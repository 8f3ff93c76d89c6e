import { isAppError } from '@chuan/kernel';
import { errorWords } from './error-words.ts';
import { en } from './messages/en.ts';
import { type CliMessage, vi } from './messages/vi.ts';

export type Params = Readonly<Record<string, string | number>>;

export const isEnglish = process.argv.includes('--english');
const catalogue: Readonly<Record<CliMessage, string>> = isEnglish ? en : vi;

export const fill = (words: string, params: Params): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export const hasWords = (key: string): key is CliMessage => key in catalogue;

/** One sentence of the catalogue with its parameters filled in. */
export const words = (message: CliMessage, params: Params = {}): string => fill(catalogue[message], params);

/** What a failure means to the operator, in one sentence that ends with the failure's code. */
export function explain(error: unknown): string {
  if (!isAppError(error)) {
    return words('cli.unexpected', { reason: error instanceof Error ? error.message : String(error) });
  }
  const known = (catalogue as Readonly<Record<string, string>>)[error.code] ?? errorWords(isEnglish)[error.code];
  return `${known === undefined ? '' : `${fill(known, error.params)} `}[${error.code}]`;
}
