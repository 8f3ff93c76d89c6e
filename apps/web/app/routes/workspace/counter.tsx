import { type CounterCalls, CounterScreen } from '@chuan/dossiers/ui';
import { civilDateOf } from '@chuan/kernel';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { ask, pageData, useChange } from '../../procedures.ts';
import type { RouteHandle } from '../../route-handle.ts';
import { requireSession } from '../../signed-in.ts';

export const handle: RouteHandle = { shell: 'rail' };

/** Needs `dossier.receive`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { api, now, session } = context;
  const today = civilDateOf(now);
  const [offered, head, received] = await pageData(
    Promise.all([
      api.dossiers.offered(),
      api.dossiers.receptionHead(),
      api.dossiers.list({ receivedFrom: today, receivedTo: today, limit: 1 }),
    ]),
  );
  const { personName, positionName, agencyName } = session;
  return {
    offered,
    now,
    agencyName,
    officer: positionName === '' ? personName : `${personName}, ${positionName}`,
    receivedToday: received.total ?? 0,
    head,
  };
}

function useCounterCalls(): CounterCalls {
  const change = useChange();
  return useMemo(
    () => ({
      reception: async (input) => {
        const answer = await ask('dossiers.reception', input);
        return answer.ok ? answer.value : undefined;
      },
      receive: (input) => change('dossiers.receive', input),
      refuse: (input) => change('dossiers.refuseAtCounter', input),
      supplement: (input) => change('dossiers.supplementAtCounter', input),
    }),
    [change],
  );
}

export default function CounterPage() {
  const data = useLoaderData<typeof loader>();
  return <CounterScreen {...data} calls={useCounterCalls()} />;
}
