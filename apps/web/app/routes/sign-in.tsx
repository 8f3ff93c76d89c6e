import { BrandMark, Icon, LanguageSwitch, useErrorText, useUiT } from '@chuan/ui';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { IconAlertCircle } from '@tabler/icons-react';
import { type Failure, failureIn } from '../failure.ts';
import { localPath } from '../local-path.ts';
import type { RouteHandle } from '../route-handle.ts';
import { homeOf, isOtherFace, keepSession } from '../signed-in.ts';

export const handle: RouteHandle = { script: false };

/** Where the visitor wanted to go, unless it is not theirs to enter. */
function goalOf(wanted: unknown, home: string): string {
  const path = localPath(wanted, home);
  return isOtherFace(home, path) ? home : path;
}

/** Public. Whoever is signed in already goes on. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = new URL(request.url).searchParams.get('next');
  if (context.session.signedIn) throw redirect(goalOf(wanted, homeOf(context.session)));
  return { next: localPath(wanted, '') };
}

/** Public. Opens the session and goes where the visitor wanted to go, or to their own face. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = String(form.get('email') ?? '');
  const password = String(form.get('password') ?? '');
  try {
    const session = await context.api.identity.signIn({ email, password, device: context.cookies.device });
    // Another session of this browser ends with it: whoever left it open is gone.
    await context.endSession();
    const home = session.isStaff ? '/v' : '/w';
    const headers = keepSession(context, session);
    return redirect(goalOf(form.get('next'), home), { headers });
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined) throw error;
    return data({ failure, email }, { status: failure.kind === 'limited' ? 429 : 400 });
  }
}

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>();
  const t = useUiT();
  return (
    <div className="door">
      <a className="skip" href="#content">
        {t('shell.skipToContent')}
      </a>
      <header className="door-l">
        <a className="brand" href="/">
          <BrandMark />
          {t('product.name')}
        </a>
        <div className="say">
          <p>
            <span className="line" />
            {t('signIn.promiseTitle')}
          </p>
          <p>{t('signIn.promise')}</p>
        </div>
      </header>
      <main className="door-r" id="content">
        <div className="lang">
          <LanguageSwitch path={next === '' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} />
        </div>
        <SignInForm next={next} />
      </main>
    </div>
  );
}

interface SignInFormProps {
  readonly next: string;
}

function SignInForm({ next }: SignInFormProps) {
  const answer = useActionData<{ failure: Failure; email: string }>();
  const errorText = useErrorText();
  const t = useUiT();
  return (
    <form method="post" className="card-less">
      <h1>{t('signIn.title')}</h1>
      <p className="lead">{t('signIn.lead')}</p>
      {answer === undefined ? null : (
        <p className="alert late" role="alert">
          <Icon of={IconAlertCircle} />
          <span>{errorText(answer.failure)}</span>
        </p>
      )}
      <input type="hidden" name="next" value={next} />
      <div className="field">
        <label htmlFor="email">{t('signIn.email')}</label>
        <input
          className="txt"
          id="email"
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          defaultValue={answer?.email}
          required
        />
      </div>
      <div className="field">
        <label htmlFor="password">{t('signIn.password')}</label>
        <input className="txt" id="password" name="password" type="password" autoComplete="current-password" required />
      </div>
      <button className="btn primary lg" type="submit">
        {t('signIn.submit')}
      </button>
      <p className="hint">{t('signIn.help')}</p>
      <p className="aside">
        <b>{t('signIn.citizenTitle')}</b>
        {t('signIn.citizenText')} <a href="/">{t('signIn.citizenLink')}</a>
      </p>
    </form>
  );
}
