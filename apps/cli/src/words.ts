import { isAppError } from '@chuan/kernel';
import { translatorOf } from '@chuan/ui/language';
import { errorWords } from './error-words.ts';
import { en } from './messages/en.ts';
import { type CliMessage, vi } from './messages/vi.ts';

export type Params = Readonly<Record<string, string | number>>;

export const isEnglish = process.argv.includes('--english');
const catalogue: Readonly<Record<CliMessage, string>> = isEnglish ? en : vi;

const fill = (words: string, params: Params): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** Words of another package, which are ICU messages as on the pages, with their parameters filled in. */
export function fillMessage(words: string, params: Params): string {
  const t = translatorOf({ vi: { words }, en: { words } }, isEnglish ? 'en' : 'vi');
  return t('words', params as never);
}

export const hasWords = (key: string): key is CliMessage => key in catalogue;

/** One sentence of the catalogue with its parameters filled in. */
export const words = (message: CliMessage, params: Params = {}): string => fill(catalogue[message], params);

/** What a failure means to the operator, in one sentence that ends with the failure's code. */
export function explain(error: unknown): string {
  if (!isAppError(error)) {
    return words('cli.unexpected', { reason: error instanceof Error ? error.message : String(error) });
  }
  const { code, params } = error;
  const others = errorWords(isEnglish)[code];
  const said = hasWords(code) ? words(code, params) : others === undefined ? '' : fillMessage(others, params);
  return `${said} [${code}]`.trimStart();
}
