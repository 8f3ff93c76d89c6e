import { FeedbackScreen } from '@chuan/feedback/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `feedback.read`; answering asks for `feedback.answer` itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { feedback } = context.api;
  const [complaints, ratings] = await pageData(Promise.all([feedback.complaints(), feedback.ratings()]));
  const view =
    new URL(request.url).searchParams.get('view') === 'ratings' ? ('ratings' as const) : ('complaints' as const);
  const canAnswer = context.session.permissions.includes('feedback.answer');
  return { complaints, ratings, view, canAnswer, now: context.now };
}

export default function FeedbackPage() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return <FeedbackScreen {...data} onAnswer={call('feedback.answer')} />;
}
