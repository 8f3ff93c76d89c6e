import type { Catalogue } from '@chuan/ui';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  account: {
    title: 'My account',
    lead: 'Signed in as {email}.',
    passwordTitle: 'Change the password',
    passwordText:
      'Afterwards every other device must sign in with the new password; this one goes on. A long password that is easy to remember is safer than a short one that is not.',
    current: 'Current password',
    next: 'New password',
    nextHint: 'At least 10 characters',
    again: 'New password once more',
    show: 'Show or hide the password',
    change: 'Change the password',
    changed: 'The password was changed. Other devices have been signed out.',
    sessionsTitle: 'Where you are signed in',
    sessions:
      'The account is open on {count, plural, one {# device or browser} other {# devices or browsers}}. A session ends after 10 hours without use, after 7 days at the latest.',
    everywhere: 'Sign out everywhere',
    everywhereText:
      'If you forgot to sign out elsewhere, or think somebody uses your account. This device is signed out too.',
  },
  errors: {
    session: {
      required: 'Your session has ended. Please sign in again; what you typed is kept on this machine.',
      wrong_pair:
        'E-mail or password is not right. Check Caps Lock and try again. After many wrong tries, a device that never signed in before has to wait longer each time, five minutes at most.',
      no_agency: 'The account belongs to no active agency. Ask your administrator.',
    },
    password: {
      wrong: 'The current password is not right.',
      same: 'The new password is the current one. Choose another.',
      is_email: 'The new password holds the name of the e-mail address and is easy to guess. Choose another.',
      short: 'The new password must have at least 10 characters.',
      differs: 'The new password was not typed the same twice. Type it again.',
      elsewhere:
        'This account is used at another agency too, so its password cannot be set here. They should ask the vendor.',
    },
    account: {
      not_found: 'No account uses this e-mail.',
      elsewhere:
        'This e-mail is the account of another agency. Use another one, or ask that agency to let the person go first.',
    },
    agency: { not_found: 'This agency was not found.' },
  },
};
