import { EmptyState, useUiT } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireSession } from '../../signed-in.ts';

/** Anyone signed in at an agency. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  return null;
}

export default function WorkspaceHome() {
  const t = useUiT();
  return <EmptyState title={t('product.tagline')} text={t('signIn.promise')} />;
}
