import { type Locale, type Translator, translatorOf } from '@chuan/ui/language';
import { en } from './messages/en.ts';
import { vi } from './messages/vi.ts';

export type PortalT = Translator<typeof vi>;

const words: Readonly<Record<Locale, PortalT>> = {
  vi: translatorOf({ vi, en }, 'vi'),
  en: translatorOf({ vi, en }, 'en'),
};

/** The portal's texts; kept apart from the catalogues that signed-in pages load. */
export const portalT = (locale: Locale): PortalT => words[locale];
