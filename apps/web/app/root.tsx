import '@chuan/ui/styles.css';
import { LanguageProvider, cssVariablesResolver, defaultLocale, theme } from '@chuan/ui';
import { ColorSchemeScript, MantineProvider } from '@mantine/core';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { messagesOf } from './catalogues/loaded.ts';
import { cookieColorScheme } from './color-scheme.ts';
import { useNonce } from './nonce.tsx';
import { Problem } from './problem.tsx';
import type { RouteHandle } from './route-handle.ts';
import { AppRouting } from './routing.tsx';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];

export const meta: MetaFunction = () => [{ title: 'Chuẩn' }, { name: 'robots', content: 'noindex' }];

export function loader({ context }: LoaderFunctionArgs) {
  return { locale: context.locale, scheme: context.scheme, now: context.now, requestId: context.requestId };
}

/** Language and appearance change with a whole new document; between pages they stay. */
export const shouldRevalidate = () => false;

type RootData = ReturnType<typeof loader>;

const beforeData: RootData = { locale: defaultLocale, scheme: 'auto', now: 0, requestId: '' };

const useRootData = (): RootData => useRouteLoaderData<typeof loader>('root') ?? beforeData;

/** Public pages ask for no script: they are whole as the server sends them. */
const useScripted = (): boolean =>
  !useMatches().some((match) => (match.handle as RouteHandle | undefined)?.script === false);

function Provided({ children }: { readonly children: ReactNode }) {
  const { locale, scheme, now } = useRootData();
  const scripted = useScripted();
  const nonce = useNonce();
  const colorSchemeManager = useMemo(() => cookieColorScheme(scheme), [scheme]);
  const page = (
    <LanguageProvider locale={locale} messages={messagesOf(locale)} now={now}>
      <AppRouting>{children}</AppRouting>
    </LanguageProvider>
  );
  if (!scripted) return page;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme={scheme}
      getStyleNonce={() => nonce}
    >
      {page}
    </MantineProvider>
  );
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const { locale, scheme } = useRootData();
  const scripted = useScripted();
  const nonce = useNonce();
  return (
    <html lang={locale} data-mantine-color-scheme={scheme} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {scripted ? (
          <ColorSchemeScript
            nonce={nonce}
            defaultColorScheme={scheme}
            localStorageKey="chuan-scheme"
            suppressHydrationWarning
          />
        ) : null}
        <Meta />
        <Links />
      </head>
      <body>
        <Provided>{children}</Provided>
        {scripted ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <Problem homeHref="/" />;
}
