import { locales } from '@chuan/ui/language';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { loadMessages } from './catalogues/loaded.ts';
import { NonceProvider } from './nonce.tsx';
import { wholeLetters } from './whole-letters.ts';

await Promise.all(locales.map(loadMessages));

/** After this long a page that still waits for data is given up. */
export const streamTimeout = 5_000;

/** Renders a page; scripts in it carry the nonce of the answer's content security policy. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, report }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onShellReady() {
          answered = true;
          const body = wholeLetters();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          status = 500;
          // Before the first byte the error goes to the caller, which logs it once.
          if (answered) report(error, new URL(request.url).pathname);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Failures of loaders and actions; those a page explains are no news. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  context.report(error, new URL(request.url).pathname);
}
