import { ListMailsInput } from '@chuan/notices/contract';
import { MailsScreen } from '@chuan/notices/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { inputOf } from './address-input.ts';

/** Needs `mail.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  // In the address the last mail shown is the page, so that every filter begins anew.
  searchParams.set('olderThan', searchParams.get('page') ?? '');
  return { page: await pageData(context.api.notices.mails(inputOf(ListMailsInput, searchParams))) };
}

export default function MailsPage() {
  const { page } = useLoaderData<typeof loader>();
  return <MailsScreen page={page} />;
}
