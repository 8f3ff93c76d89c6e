import { EmptyState, useUiT } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireSession } from '../../signed-in.ts';

/** Anyone of the vendor who is signed in. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  return null;
}

export default function VendorHome() {
  const t = useUiT();
  return <EmptyState title={t('product.tagline')} text={t('signIn.promise')} />;
}
