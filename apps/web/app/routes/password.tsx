import { BrandMark, Icon, useErrorText, useUiT } from '@chuan/ui';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { IconAlertCircle } from '@tabler/icons-react';
import { type Failure, failureIn } from '../failure.ts';
import type { RouteHandle } from '../route-handle.ts';
import { homeOf, requireSession } from '../signed-in.ts';

export const handle: RouteHandle = { script: false };

/** Anyone who is signed in, of either face. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  return { home: homeOf(context.session), name: context.session.personName };
}

const leastLetters = 10;
const own = (code: string): Failure => ({ kind: 'invalid', code, params: {}, fields: [] });

/** Anyone who is signed in. Ends every session of the account; they sign in again with the new password. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSession(request, context);
  const form = await request.formData();
  const [current = '', next = '', again = ''] = ['current', 'next', 'again'].map((name) =>
    String(form.get(name) ?? ''),
  );
  if (next !== again) return data({ failure: own('password.differ') }, { status: 400 });
  if (next.length < leastLetters) return data({ failure: own('password.short') }, { status: 400 });
  try {
    await context.api.identity.changePassword({ current, next });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return data({ failure }, { status: failure.kind === 'limited' ? 429 : 400 });
  }
  return redirect('/sign-in?done=password', { headers: { 'Set-Cookie': context.cookies.clear } });
}

export default function Password() {
  const { home } = useLoaderData<typeof loader>();
  const t = useUiT();
  return (
    <div className="door">
      <a className="skip" href="#content">
        {t('shell.skipToContent')}
      </a>
      <header className="door-l">
        <a className="brand" href={home}>
          <BrandMark />
          {t('product.name')}
        </a>
        <div className="say">
          <p>
            <span className="line" />
            {t('password.adviceTitle')}
          </p>
          <p>{t('password.advice')}</p>
        </div>
      </header>
      <main className="door-r" id="content">
        <PasswordForm />
      </main>
    </div>
  );
}

const fields = [
  { name: 'current', autoComplete: 'current-password' },
  { name: 'next', autoComplete: 'new-password' },
  { name: 'again', autoComplete: 'new-password' },
] as const;

function PasswordForm() {
  const { home, name } = useLoaderData<typeof loader>();
  const answer = useActionData<{ failure: Failure }>();
  const errorText = useErrorText();
  const t = useUiT();
  return (
    <form method="post" className="card-less">
      <h1>{t('password.title')}</h1>
      <p className="lead">{name}</p>
      {answer === undefined ? null : (
        <p className="alert late" role="alert">
          <Icon of={IconAlertCircle} />
          <span>{errorText(answer.failure)}</span>
        </p>
      )}
      {fields.map((field) => (
        <div key={field.name} className="field">
          <label htmlFor={field.name}>{t(`password.${field.name}`)}</label>
          <input
            className="txt"
            id={field.name}
            name={field.name}
            type="password"
            autoComplete={field.autoComplete}
            minLength={field.name === 'current' ? undefined : leastLetters}
            maxLength={200}
            aria-describedby={field.name === 'next' ? 'rule' : undefined}
            required
          />
          {field.name === 'next' ? (
            <p className="hint" id="rule">
              {t('password.rule')}
            </p>
          ) : null}
        </div>
      ))}
      <button className="btn primary lg" type="submit">
        {t('password.submit')}
      </button>
      <p className="aside">
        {t('password.everywhere')} <a href={home}>{t('password.back')}</a>
      </p>
    </form>
  );
}
