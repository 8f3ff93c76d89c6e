import type { MetaFunction } from '@remix-run/node';
import { defaultLocale, isLocale } from '@chuan/ui/language';
import { type PortalT, portalT } from './words-in.ts';

interface Match {
  readonly id: string;
  readonly data?: unknown;
}

interface Known {
  readonly locale?: unknown;
  readonly agency?: { readonly name: string };
}

/** The title of a page of the portal, in the reader's language, with the agency's name behind it. */
export function portalMeta<Data>(title: (t: PortalT, data: Data | undefined) => string): MetaFunction {
  return ({ data, matches }) => {
    const known: Known[] = (matches as readonly Match[]).map((match) => (match.data ?? {}) as Known);
    const locale = known.map((one) => one.locale).find(isLocale) ?? defaultLocale;
    const agency = known.find((one) => one.agency)?.agency?.name;
    const words = title(portalT(locale), data as Data | undefined);
    return [{ title: [words, agency].filter(Boolean).join(' – ') }, { name: 'robots', content: 'noindex' }];
  };
}
