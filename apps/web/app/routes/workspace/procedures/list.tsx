import { ProceduresScreen } from '@chuan/procedures/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

const states = ['effective', 'pending', 'posted'] as const;

/** Needs `procedure.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const state = states.find((one) => one === searchParams.get('state'));
  const procedures = await pageData(
    context.api.procedures.listProcedures({
      search: (searchParams.get('q') ?? '').slice(0, 200),
      ...(state === undefined ? {} : { state }),
    }),
  );
  return { procedures, canDraft: context.session.permissions.includes('procedure.draft') };
}

export default function Procedures() {
  return <ProceduresScreen {...useLoaderData<typeof loader>()} />;
}
