import { InboxScreen } from '@chuan/notices/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Anyone signed in at an agency: their own notices. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  return { inbox: await pageData(context.api.notices.inbox()) };
}

export default function NoticesPage() {
  const { inbox } = useLoaderData<typeof loader>();
  const call = useCalls();
  return <InboxScreen inbox={inbox} onRead={call('notices.markRead')} />;
}
