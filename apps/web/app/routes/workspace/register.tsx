import { RegisterScreen } from '@chuan/dossiers/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../procedures.ts';
import { registerQuery } from '../../register-query.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs `dossier.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { api, now } = context;
  const [list, procedures] = await pageData(
    Promise.all([api.dossiers.list(registerQuery(new URL(request.url))), api.dossiers.handledProcedures()]),
  );
  return { list, procedures, now };
}

export default function RegisterPage() {
  return <RegisterScreen {...useLoaderData<typeof loader>()} />;
}
