import { CalendarScreen } from '@chuan/tenancy/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ask, pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `organisation.read`; drafts and changes ask for `calendar.manage` themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const overview = await pageData(context.api.tenancy.getCalendar());
  return { ...overview, canManage: context.session.permissions.includes('calendar.manage') };
}

export default function Calendar() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return (
    <CalendarScreen
      {...data}
      onPreview={(draft) => ask('tenancy.previewCalendar', draft)}
      onSave={call('tenancy.saveCalendar')}
    />
  );
}
