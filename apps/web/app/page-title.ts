import { useUiT } from '@chuan/ui';
import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect } from 'react';

/** Names the window after the page's heading, for tabs, history and those who hear the page. */
export function usePageTitle(): void {
  const product = useUiT()('product.name');
  const { pathname, search } = useLocation();
  const { state } = useNavigation();
  useEffect(() => {
    if (state !== 'idle') return;
    const heading = document.querySelector('h1')?.textContent?.trim();
    document.title = heading ? `${heading} – ${product}` : product;
  }, [pathname, search, state, product]);
}
