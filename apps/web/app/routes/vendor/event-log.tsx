import { LogInput } from '@chuan/oversight/contract';
import { EventLogScreen } from '@chuan/oversight/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ask, pageData } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';
import { inputOf } from '../workspace/oversight/address-input.ts';

/** Needs `platform_log.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  return { page: await pageData(context.api.eventLog.listPlatform(inputOf(LogInput, searchParams))) };
}

const verify = async () => {
  const answer = await ask('eventLog.verifyPlatform', undefined);
  return answer.ok ? answer.value : undefined;
};

export default function PlatformLogPage() {
  const { page } = useLoaderData<typeof loader>();
  return <EventLogScreen page={page} of="platform" verify={verify} />;
}
