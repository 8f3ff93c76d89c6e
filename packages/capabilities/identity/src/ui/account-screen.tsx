import { type AppError, FailureNote, Form, PageHead } from '@chuan/ui';
import { PasswordInput } from '@mantine/core';
import type { AccountView } from '../contract.ts';
import './account.css';
import { useT } from './translate.ts';

export interface AccountScreenProps {
  readonly account: AccountView;
  readonly isChanged: boolean;
  readonly failure: AppError | undefined;
}

/** One's own account: another password, and the way out of every device. Plain forms; the answer sets cookies. */
export function AccountScreen({ account, isChanged, failure }: AccountScreenProps) {
  const t = useT();
  return (
    <>
      <PageHead title={t('account.title')} note={t('account.lead', { email: account.email })} />
      <div className="account">
        <section aria-labelledby="password-title">
          <h2 id="password-title">{t('account.passwordTitle')}</h2>
          <p>{t('account.passwordText')}</p>
          <div role="status">{isChanged ? <p className="alert ok">{t('account.changed')}</p> : null}</div>
          <FailureNote failure={failure} />
          <PasswordForm email={account.email} />
        </section>
        <section aria-labelledby="sessions-title">
          <h2 id="sessions-title">{t('account.sessionsTitle')}</h2>
          <p>{t('account.sessions', { count: account.sessions })}</p>
          <p>{t('account.everywhereText')}</p>
          <Form method="post">
            <button type="submit" className="btn" name="intent" value="everywhere">
              {t('account.everywhere')}
            </button>
          </Form>
        </section>
      </div>
    </>
  );
}

function PasswordForm({ email }: { readonly email: string }) {
  const t = useT();
  const visibilityToggleButtonProps = { 'aria-label': t('account.show') };
  const field = { type: 'password', required: true, visibilityToggleButtonProps } as const;
  return (
    <Form method="post">
      {/* Password managers save the new one under the right account. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput {...field} name="current" label={t('account.current')} autoComplete="current-password" />
      <PasswordInput
        {...field}
        name="next"
        label={t('account.next')}
        description={t('account.nextHint')}
        autoComplete="new-password"
        minLength={10}
      />
      <PasswordInput {...field} name="again" label={t('account.again')} autoComplete="new-password" minLength={10} />
      <button type="submit" className="btn primary" name="intent" value="password">
        {t('account.change')}
      </button>
    </Form>
  );
}
