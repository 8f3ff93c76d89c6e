import { LogInput } from '@chuan/oversight/contract';
import { EventLogScreen } from '@chuan/oversight/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ask, pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { inputOf } from './address-input.ts';

/** Needs `event_log.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  return { page: await pageData(context.api.eventLog.list(inputOf(LogInput, searchParams))) };
}

const verify = async () => {
  const answer = await ask('eventLog.verify', undefined);
  return answer.ok ? answer.value : undefined;
};

const bundle = async (fromSeq: number) => {
  const answer = await ask('eventLog.bundle', { fromSeq });
  return answer.ok ? answer.value : undefined;
};

export default function EventLogPage() {
  const { page } = useLoaderData<typeof loader>();
  return <EventLogScreen page={page} of="agency" verify={verify} bundle={bundle} />;
}
