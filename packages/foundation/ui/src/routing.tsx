import type { AnchorHTMLAttributes, ComponentType, FormHTMLAttributes, ReactNode } from 'react';
import { createContext, useContext, useMemo } from 'react';

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly href: string;
  /** Fetch the page's code and data as soon as the reader points at the link. */
  readonly prefetch?: boolean;
}

/** A form that is sent to the server. */
export interface SentFormProps extends FormHTMLAttributes<HTMLFormElement> {
  /** Ask the server for a whole new document, as for a file or a change of language. */
  readonly reload?: boolean;
}

export interface Routing {
  readonly Link: ComponentType<LinkProps>;
  readonly Form: ComponentType<SentFormProps>;
  readonly goTo: (href: string, options?: { readonly replace?: boolean }) => void;
  /** True while a page or an answer is on its way. */
  readonly pending: boolean;
  readonly path: string;
  /** The query of the address without `?`; filters live here so that a list can be sent to a colleague. */
  readonly search: string;
}

function PlainLink({ prefetch: _prefetch, children, ...anchor }: LinkProps) {
  return <a {...anchor}>{children}</a>;
}

function PlainForm({ reload: _reload, ...form }: SentFormProps) {
  return <form {...form} />;
}

const withoutRouter: Routing = {
  Link: PlainLink,
  Form: PlainForm,
  goTo: (href) => window.location.assign(href),
  pending: false,
  path: '',
  search: '',
};

const RoutingContext = createContext<Routing>(withoutRouter);

/** Given by apps/web, the only place that knows the router; without it links and forms are the browser's own. */
export function RoutingProvider({ value, children }: { readonly value: Routing; readonly children: ReactNode }) {
  return <RoutingContext.Provider value={value}>{children}</RoutingContext.Provider>;
}

export const useRouting = (): Routing => useContext(RoutingContext);

export function Link(props: LinkProps) {
  const { Link: Current } = useRouting();
  return <Current {...props} />;
}

export interface UrlFilters {
  readonly values: URLSearchParams;
  /** The address with some filters changed; an empty or undefined value takes the filter out. */
  readonly hrefWith: (changes: Readonly<Record<string, string | undefined>>) => string;
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Filters of a list, kept in the address. */
export function useUrlFilters(): UrlFilters {
  const { path, search, goTo } = useRouting();
  return useMemo(() => {
    const values = new URLSearchParams(search);
    const hrefWith: UrlFilters['hrefWith'] = (changes) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      }
      const query = next.toString();
      return query === '' ? path : `${path}?${query}`;
    };
    return { values, hrefWith, set: (changes) => goTo(hrefWith(changes), { replace: true }) };
  }, [path, search, goTo]);
}
