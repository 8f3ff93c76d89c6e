import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '@chuan/kernel/env';
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

export const publicUrl = (env: Env): string => (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');

/** Addresses and accounts, once everything answers. */
export function announce(env: Env, dataDir: string): void {
  print('');
  const width = Math.max(...faces.map(([message]) => sentence(message).length)) + 2;
  for (const [message, path] of faces) print(`  ${sentence(message).padEnd(width)}${publicUrl(env)}${path}`);
  const accounts = demoAccounts(dataDir);
  if (accounts.length > 0) {
    print('');
    print(`  ${sentence('run.accounts')}`);
    const emailWidth = Math.max(...accounts.map((account) => account.email.length)) + 2;
    const passwordWidth = Math.max(...accounts.map((account) => account.password.length)) + 2;
    for (const { email, password, name, role } of accounts) {
      print(`    ${email.padEnd(emailWidth)}${password.padEnd(passwordWidth)}${name}, ${role}`);
    }
  }
  print('');
  print(`  ${sentence('run.logs', { folder: join(dataDir, 'logs') })}`);
  print(sentence('run.ready'));
}

function demoAccounts(dataDir: string): DemoAccount[] {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  } catch {
    return [];
  }
}
