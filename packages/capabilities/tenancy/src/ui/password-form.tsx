import { type Call, ConfirmDialog, FailureNote, useCalling } from '@chuan/ui';
import { useState } from 'react';
import type { PersonView, ResetPasswordInput } from '../contract.ts';
import { suggestPassword } from './people-import-run.ts';
import { useT } from './translate.ts';

export interface PasswordFormProps {
  readonly person: PersonView;
  readonly onResetPassword: Call<ResetPasswordInput>;
}

/** For a colleague who forgot theirs: a new password, shown once. */
export function PasswordForm({ person, onResetPassword }: PasswordFormProps) {
  const t = useT();
  const { busy, failure, run, forget } = useCalling();
  const [isAsking, setAsking] = useState(false);
  const [given, setGiven] = useState<string>();
  const reset = async () => {
    const password = suggestPassword();
    if (!(await run(() => onResetPassword({ id: person.id, password, version: person.version })))) return;
    setAsking(false);
    setGiven(password);
  };
  return (
    <section className="drawer-part stack">
      <h3>{t('people.password')}</h3>
      <div role="status">
        {given === undefined ? null : (
          <>
            <p>{t('people.passwordGiven', { person: person.fullName })}</p>
            <dl className="kv hand-over">
              <dt>{t('people.newPassword')}</dt>
              <dd className="num">{given}</dd>
            </dl>
          </>
        )}
      </div>
      <button type="button" className="btn" onClick={() => setAsking(true)}>
        {t('people.resetPassword')}
      </button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => {
          setAsking(false);
          forget();
        }}
        title={t('people.resetTitle', { person: person.fullName })}
        confirmLabel={t('people.resetPassword')}
        onConfirm={() => void reset()}
        busy={busy}
      >
        <p>{t('people.resetText')}</p>
        <FailureNote failure={failure} />
      </ConfirmDialog>
    </section>
  );
}
