import { resolve } from 'node:path';
import { seedDemo } from '@chuan/demo';
import type { AddCommand } from '../add-command.ts';
import { words } from '../words.ts';

/** The sample agencies and their three months; done once. */
export const addSeed: AddCommand = (program, run) => {
  program
    .command('seed')
    .description(words('help.seed'))
    .action(() =>
      run(async (house) => {
        const { env, clock, say } = house;
        await seedDemo({
          urls: await house.urls(),
          dataDir: resolve(env.DATA_DIR),
          size: env.DEMO === 'small' ? 'small' : 'full',
          clock,
          say,
        });
      }),
    );
};
