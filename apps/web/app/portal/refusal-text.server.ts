import { en as apiEn, vi as apiVi } from '@chuan/api/messages';
import { en as dossiersEn, vi as dossiersVi } from '@chuan/dossiers/messages';
import { en as filesEn, vi as filesVi } from '@chuan/files/messages';
import { type Locale, type MessageTree, translatorOf } from '@chuan/ui/language';
import type { RefusedFile } from './file-names.ts';
import { portalT } from './words-in.ts';

const trees: Readonly<Record<Locale, MessageTree>> = {
  vi: { file: { ...dossiersVi.errors.file, ...filesVi.errors.file }, request: apiVi.errors.request },
  en: { file: { ...dossiersEn.errors.file, ...filesEn.errors.file }, request: apiEn.errors.request },
};

/** Why a file was not taken, as a sentence; for answers that no page renders. */
export function refusalText({ code, params }: Pick<RefusedFile, 'code' | 'params'>, locale: Locale): string {
  const t = translatorOf({ vi: trees.vi, en: trees.en }, locale) as unknown as {
    (key: string, values: Readonly<Record<string, string | number>>): string;
    has(key: string): boolean;
  };
  return t.has(code) ? t(code, params) : portalT(locale)('failure.general');
}
