import { AccountScreen } from '@chuan/identity/ui';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type Failure, failureIn } from './failure.ts';
import { pageData } from './procedures.ts';
import { keepSession, requireSession } from './signed-in.ts';

/** Anyone signed in, of an agency or of the vendor: their own account. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const isChanged = new URL(request.url).searchParams.has('changed');
  return { account: await pageData(context.api.identity.account()), isChanged };
}

const refusal = (code: string, status = 400) =>
  data({ failure: { kind: 'invalid', code, params: {}, fields: [] } satisfies Failure }, { status });

/** Changes the password, or ends every session of the account. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSession(request, context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  try {
    if (form.get('intent') === 'everywhere') {
      await context.api.identity.signOutEverywhere();
      return redirect('/sign-in', { headers: { 'Set-Cookie': context.cookies.clear } });
    }
    if (text('next') !== text('again')) return refusal('password.differs');
    if (text('next').length < 10) return refusal('password.short');
    const change = { current: text('current'), next: text('next'), device: context.cookies.device };
    const grant = await context.api.identity.changePassword(change);
    const path = new URL(request.url).pathname.replace(/\.data$/, '');
    return redirect(`${path}?changed=1`, { headers: keepSession(context, grant) });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return data({ failure }, { status: failure.kind === 'limited' ? 429 : 400 });
  }
}

export function AccountPage() {
  const { account, isChanged } = useLoaderData<typeof loader>();
  const failure = useActionData<{ failure: Failure }>()?.failure;
  return <AccountScreen account={account} isChanged={isChanged && failure === undefined} failure={failure} />;
}
