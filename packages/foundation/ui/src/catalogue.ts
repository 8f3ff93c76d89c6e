import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale.ts';
import { timeZone } from './locale.ts';

/** A tree of ICU messages, as a package writes it in `messages/vi.ts` with `as const`. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** The shape another language must fill: the same keys, any text. A missing or extra key is a type error. */
export type Catalogue<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Catalogue<Source[Key]>;
};

/** What a package's `messages/index.ts` offers: Vietnamese as the source, English in the same shape. */
export interface Catalogues<Source> {
  readonly vi: Source;
  readonly en: Catalogue<Source>;
}

/** A `t` whose keys and parameters are those of the Vietnamese source. */
export type Translator<Source extends MessageTree> = ReturnType<typeof createTranslator<Source>>;

/**
 * A translator without React, for mails, print and tests.
 *
 * @param catalogues both languages of one package.
 * @param locale the reader's language.
 */
export function translatorOf<Source extends MessageTree>(
  catalogues: Catalogues<Source>,
  locale: Locale,
): Translator<Source> {
  const messages = catalogues[locale] as MessageTree;
  return createTranslator({ locale, messages, timeZone }) as unknown as Translator<Source>;
}

type ErrorTree = { readonly errors?: MessageTree };

/**
 * One tree for the whole app: each package under its namespace, and the `errors` of all of them under one root
 * `errors`, so that any `noun.word` code of an AppError finds its text wherever it surfaces.
 *
 * @throws {Error} if two packages explain the same error code.
 */
export function mergeCatalogues(packages: Readonly<Record<string, MessageTree & ErrorTree>>): MessageTree {
  const errors: Record<string, MessageTree> = {};
  for (const [name, tree] of Object.entries(packages)) {
    for (const [noun, words] of Object.entries(tree.errors ?? {})) {
      const known = errors[noun] ?? {};
      for (const word of Object.keys(words)) {
        if (word in known) throw new Error(`error ${noun}.${word} is explained twice, again in ${name}`);
      }
      errors[noun] = { ...known, ...(words as MessageTree) };
    }
  }
  return { ...packages, errors };
}
