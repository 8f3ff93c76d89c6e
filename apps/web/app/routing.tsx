import { type Routing, RoutingProvider } from '@chuan/ui';
import { Form, Link, useLocation, useNavigate, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';

const AppLink: Routing['Link'] = ({ href, prefetch, ...rest }) => (
  <Link to={href} prefetch={prefetch ? 'intent' : 'none'} {...rest} />
);

const AppForm: Routing['Form'] = ({ reload, method, encType: _encType, ...rest }) => (
  <Form
    method={method === 'get' ? 'get' : 'post'}
    reloadDocument={reload}
    {...(_encType === 'multipart/form-data' ? { encType: 'multipart/form-data' as const } : {})}
    {...rest}
  />
);

/** Lends the router to the packages, which know none. */
export function AppRouting({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate();
  const navigation = useNavigation();
  const pending = navigation.state !== 'idle';
  const { pathname, search: settled } = useLocation();
  // A filter that is on its way counts already: the next one builds on it, and pages show it at once.
  const search = navigation.location?.pathname === pathname ? navigation.location.search : settled;
  const value = useMemo<Routing>(
    () => ({
      Link: AppLink,
      Form: AppForm,
      goTo: (href, options) =>
        navigate(href, { replace: options?.replace ?? false, preventScrollReset: options?.replace }),
      pending,
      path: pathname,
      search: search.replace(/^\?/, ''),
    }),
    [navigate, pending, pathname, search],
  );
  return <RoutingProvider value={value}>{children}</RoutingProvider>;
}
