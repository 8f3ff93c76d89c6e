import { randomBytes } from 'node:crypto';
import { hashPassword, resetPassword } from '@chuan/identity/server';
import type { AddCommand } from '../add-command.ts';
import type { House } from '../house.ts';
import { words } from '../words.ts';

/** For whoever nobody else can help: the only administrator of an agency who forgot their password. */
export const addAccount: AddCommand = (program, run) => {
  program
    .command('account')
    .description(words('help.account'))
    .command('reset-password')
    .description(words('help.reset_password'))
    .argument('<email>', words('help.email'))
    .action((email: string) => run((house) => reset(house, email.trim().toLowerCase())));
};

async function reset(house: House, email: string): Promise<void> {
  const platform = await house.open('platform', 2);
  const password = randomBytes(12).toString('base64url');
  const entry = {
    at: house.clock.now(),
    actor: { kind: 'system' as const, name: 'chuan' },
    action: 'account.password_reset',
    after: { email },
  };
  await resetPassword(platform, { email }, { passwordHash: await hashPassword(password), entry });
  house.say(words('account.reset', { email, password }));
}
