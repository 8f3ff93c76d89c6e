import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, publicUrlOf } from '@chuan/kernel/env';
import type { RunMessage } from './messages/vi.ts';
import { print, sentence } from './say.ts';

/** What the demo leaves in `DATA_DIR/demo-accounts.json`. */
interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** What the person does and where, as the demo words it. */
  readonly role: string;
}

const faces: readonly (readonly [RunMessage, string])[] = [
  ['run.portal', '/'],
  ['run.workspace', '/w'],
  ['run.console', '/v'],
];

/** Addresses and accounts, once everything answers. */
export function announce(env: Env, dataDir: string): void {
  print('');
  const width = Math.max(...faces.map(([message]) => sentence(message).length)) + 2;
  for (const [message, path] of faces) print(`  ${sentence(message).padEnd(width)}${publicUrlOf(env)}${path}`);
  printAccounts(dataDir);
  print('');
  print(`  ${sentence('run.logs', { folder: join(dataDir, 'logs') })}`);
  if (env.SMTP_URL === undefined) print(`  ${sentence('run.mail', { folder: join(dataDir, 'mail') })}`);
  print(sentence('run.ready'));
}

function printAccounts(dataDir: string): void {
  const path = join(dataDir, 'demo-accounts.json');
  const accounts = readAccounts(path);
  const shown = chooseAccounts(accounts);
  if (shown.length === 0) return;
  print('');
  print(`  ${sentence('run.accounts')}`);
  const emailWidth = Math.max(...shown.map((account) => account.email.length)) + 2;
  const passwordWidth = Math.max(...shown.map((account) => account.password.length)) + 2;
  for (const { email, password, name, role } of shown) {
    print(`    ${email.padEnd(emailWidth)}${password.padEnd(passwordWidth)}${name}, ${role}`);
  }
  const count = accounts.length - shown.length;
  if (count > 0) print(`    ${sentence('run.more_accounts', { count, path })}`);
}

/** Everybody of the first agency and of the vendor, who stand first and last; of the others two each. */
export function chooseAccounts(accounts: readonly DemoAccount[]): DemoAccount[] {
  const houses = [...Map.groupBy(accounts, ({ email }) => email.replace(/^.*@/, '')).values()];
  return houses.flatMap((people, at) => (at === 0 || at === houses.length - 1 ? people : people.slice(0, 2)));
}

function readAccounts(path: string): DemoAccount[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DemoAccount[];
  } catch {
    return [];
  }
}
