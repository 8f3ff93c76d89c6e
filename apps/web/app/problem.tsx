import { ErrorState, type ProblemKind, problemOf } from '@chuan/ui';
import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { usePageTitle } from './page-title.ts';

function kindOf(error: unknown): ProblemKind {
  if (isRouteErrorResponse(error)) return problemOf(error.status);
  // A failed fetch of a page's data, code or answer is a TypeError in every browser. Node has a `navigator` too, which
  // knows of no network.
  if (typeof document !== 'undefined' && (!navigator.onLine || error instanceof TypeError)) return 'offline';
  return 'broken';
}

/** What every error boundary shows: what happened, what is safe, what to do. */
export function Problem({ homeHref }: { readonly homeHref: string }) {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const requestId = useRouteLoaderData<{ requestId: string }>('root')?.requestId;
  const here = pathname + search;
  const kind = kindOf(error);
  usePageTitle();
  return (
    <ErrorState
      kind={kind}
      homeHref={homeHref}
      retryHref={here}
      signInHref={`/sign-in?next=${encodeURIComponent(here)}`}
      requestId={kind === 'broken' || kind === 'unavailable' ? requestId : undefined}
    />
  );
}
