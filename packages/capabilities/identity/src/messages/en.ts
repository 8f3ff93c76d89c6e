import type { Catalogue } from '@chuan/ui';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  errors: {
    session: {
      required: 'Your session has ended. Please sign in again; what you typed is kept on this machine.',
      wrong_pair:
        'E-mail or password is not right. Check Caps Lock and try again. Eight wrong tries lock an account for 15 minutes; ask your administrator if it is urgent.',
      no_agency: 'The account belongs to no active agency. Ask your administrator.',
    },
    password: {
      wrong: 'The current password is not right.',
      differ: 'The new password was not typed the same twice.',
      short: 'The new password needs at least 10 characters.',
      elsewhere:
        'This account is used at another agency too, so its password cannot be set here. They should ask the vendor.',
    },
    account: { not_found: 'No account uses this e-mail.' },
    agency: { not_found: 'This agency was not found.' },
  },
};
