import { resolve } from 'node:path';
import { type SeedProgress, seedDemo } from '@chuan/demo';
import { publicUrlOf } from '@chuan/kernel/env';
import type { AddCommand } from '../add-command.ts';
import { words } from '../words.ts';

const sizes = { full: 1_000, small: 60, off: 0 } as const;

/** The sample agencies and their three months; done once. */
export const addSeed: AddCommand = (program, run) => {
  program
    .command('seed')
    .description(words('help.seed'))
    .option('--dossiers <number>', words('help.dossiers'))
    .option('--print-accounts', words('help.print_accounts'))
    .action((options: { dossiers?: string; printAccounts?: true }) =>
      run(async ({ env, clock, say, urls }) => {
        const accounts = await seedDemo({
          urls: await urls(),
          dataDir: resolve(env.DATA_DIR),
          publicUrl: publicUrlOf(env),
          clock,
          dossiers: options.dossiers === undefined ? sizes[env.DEMO] : Number(options.dossiers),
          say: (progress) => say(sentenceOf(progress)),
        });
        if (!options.printAccounts) return;
        for (const { email, password, name, role } of accounts.accounts) say(`${email}\t${password}\t${name}\t${role}`);
      }),
    );
};

function sentenceOf(progress: SeedProgress): string {
  switch (progress.kind) {
    case 'already_there':
      return words('seed.already_there');
    case 'templates':
      return words('seed.templates', { count: progress.count });
    case 'agency':
      return words('seed.agency', { name: progress.name, procedures: progress.procedures });
    case 'dossiers':
      return words('seed.dossiers', { count: progress.count, of: progress.of });
    case 'done':
      return words('seed.done', { dossiers: progress.dossiers, moves: progress.moves });
  }
}
