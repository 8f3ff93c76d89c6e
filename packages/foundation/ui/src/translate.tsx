import type { ReactNode } from 'react';
import { IntlProvider, useLocale as useIntlLocale, useTranslations } from 'use-intl';
import type { MessageTree, Translator } from './catalogue.ts';
import type { Locale } from './locale.ts';
import { timeZone } from './locale.ts';
import type { vi } from './messages/vi.ts';

/**
 * The typed `useT` of one package. Keys and parameters come from its Vietnamese catalogue, read as a type only:
 *
 * ```ts
 * // packages/capabilities/dossiers/src/ui/translate.ts
 * import { translations } from '@chuan/ui';
 * import type { vi } from '../messages/vi.ts';
 * export const useT = translations<typeof vi>('dossiers');
 * ```
 *
 * @param namespace the key under which apps/web merges the package's messages.
 */
export function translations<Source extends MessageTree>(namespace: string): () => Translator<Source> {
  return function useT() {
    return useTranslations(namespace) as unknown as Translator<Source>;
  };
}

/** The texts of this package's own components. */
export const useUiT = translations<typeof vi>('ui');

export const useLocale = (): Locale => useIntlLocale() as Locale;

export interface AppError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Turns the `noun.word` code of a failed call into a sentence; unknown codes get the general one. */
export function useErrorText(): (error: AppError) => string {
  const t = useTranslations() as unknown as {
    (key: string, values?: Record<string, string | number>): string;
    has(key: string): boolean;
  };
  return (error) => {
    const key = `errors.${error.code}`;
    return t.has(key) ? t(key, { ...error.params }) : t('ui.problem.broken.text');
  };
}

export interface LanguageProviderProps {
  readonly locale: Locale;
  /** The merged tree of `mergeCatalogues` in that language. */
  readonly messages: MessageTree;
  /** Server's instant of rendering, so that both sides tell the same relative times. */
  readonly now: number;
  readonly children: ReactNode;
}

export function LanguageProvider({ locale, messages, now, children }: LanguageProviderProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone} now={new Date(now)}>
      {children}
    </IntlProvider>
  );
}
