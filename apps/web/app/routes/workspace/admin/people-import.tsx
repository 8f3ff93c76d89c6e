import type { CheckedPeople } from '@chuan/tenancy/contract';
import { PeopleImportScreen } from '@chuan/tenancy/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { type Answer, useChange } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `organisation.manage`. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  if (!context.session.permissions.includes('organisation.manage')) throw new Response(null, { status: 403 });
  return null;
}

async function check(file: File): Promise<Answer<CheckedPeople>> {
  try {
    const address = `/w/admin/people/check?name=${encodeURIComponent(file.name)}`;
    const response = await fetch(address, { method: 'POST', body: file });
    if (response.redirected) return { ok: false, refusal: { code: 'session.required' } };
    if (response.status === 413) return { ok: false, refusal: { code: 'file.too_large' } };
    const isAnswer = response.headers.get('content-type')?.includes('json') ?? false;
    if (!isAnswer) return { ok: false, refusal: { code: 'request.bad_input' } };
    return (await response.json()) as Answer<CheckedPeople>;
  } catch {
    return { ok: false, refusal: { code: 'request.offline' } };
  }
}

export default function PeopleImport() {
  const change = useChange();
  return <PeopleImportScreen onCheck={check} onImport={(input) => change('tenancy.importPeople', input)} />;
}
