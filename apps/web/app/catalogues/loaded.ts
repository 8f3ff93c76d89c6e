import type { Locale, MessageTree } from '@chuan/ui/language';

const loaded = new Map<Locale, MessageTree>();

/** Fetches one language, once; in the browser it is a file of its own that stays in the cache. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (loaded.has(locale)) return;
  const module = locale === 'vi' ? await import('./vi.ts') : await import('./en.ts');
  loaded.set(locale, module.default);
}

/** Messages of a language that an entry file has loaded before rendering. */
export function messagesOf(locale: Locale): MessageTree {
  const messages = loaded.get(locale);
  if (messages === undefined) throw new Error(`messages of ${locale} are not loaded`);
  return messages;
}
