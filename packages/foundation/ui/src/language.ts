/**
 * The door for code without React: dates, numbers and message catalogues. Servers, mails and print use this one,
 * because Node runs TypeScript but not JSX.
 */
export { formatVnd } from '@chuan/kernel';
export {
  type Catalogue,
  type Catalogues,
  type MessageTree,
  type Translator,
  mergeCatalogues,
  translatorOf,
} from './catalogue.ts';
export * from './dates.ts';
export { type Locale, defaultLocale, isLocale, locales, timeZone } from './locale.ts';
