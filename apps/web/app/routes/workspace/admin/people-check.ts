import { readSheet } from '@chuan/files';
import type { ActionFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { failureIn } from '../../../failure.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `organisation.manage`, which the procedure asks for. Says what the file in the body would do; does nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSession(request, context);
  if (!context.session.permissions.includes('organisation.manage')) throw new Response(null, { status: 403 });
  const name = new URL(request.url).searchParams.get('name') ?? '';
  try {
    const rows = await readSheet(new Uint8Array(await request.arrayBuffer()), name);
    return data({ ok: true, value: await context.api.tenancy.checkPeople({ rows }) });
  } catch (error) {
    const failure = failureIn(error) ?? failureIn({ cause: error });
    if (failure === undefined) throw error;
    return data({ ok: false, refusal: { code: failure.code, params: failure.params } }, { status: 400 });
  }
}
