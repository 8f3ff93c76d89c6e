import { defaultLocale, isLocale } from '@chuan/ui/language';
import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { loadMessages } from './catalogues/loaded.ts';
import { EarlyHands, watchEarlyHands } from './early-hands.tsx';
import { NonceProvider } from './nonce.tsx';

const enterEarly = watchEarlyHands(document);
const lang = document.documentElement.lang;
// Browsers hide the attribute after parsing and keep the property.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
// Libraries that add style sheets while the page runs (scroll locks of dialogs) read it under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

await loadMessages(isLocale(lang) ? lang : defaultLocale);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceProvider value={nonce}>
        <EarlyHands enter={enterEarly}>
          <RemixBrowser />
        </EarlyHands>
      </NonceProvider>
    </StrictMode>,
  );
});
