import type { ActionFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { failureIn } from '../../failure.ts';
import { requireSession } from '../../signed-in.ts';

/** Anyone signed in at an agency. Stores one file, the request's body; its token goes into a change. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSession(request, context);
  const name = new URL(request.url).searchParams.get('name') ?? '';
  if (request.body === null) throw new Response(null, { status: 400 });
  try {
    const value = await context.stageUpload({ name, content: request.body as never });
    return data({ ok: true, value });
  } catch (error) {
    const failure = failureIn(error) ?? failureIn({ cause: error });
    if (failure === undefined) throw error;
    return data({ ok: false, refusal: { code: failure.code, params: failure.params } }, { status: 400 });
  }
}
