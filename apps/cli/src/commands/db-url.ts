import type { RoleName } from '@chuan/db';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { words } from '../words.ts';

/** The address of the running database under one of its roles, for `psql` and other tools. */
export const addDbUrl: AddCommand = (program, run) => {
  program
    .command('db-url')
    .description(words('help.db_url'))
    .addOption(
      new Option('--role <role>', words('help.role'))
        .choices(['app', 'migrator', 'relay', 'platform'])
        .makeOptionMandatory(),
    )
    .action(({ role }: { role: RoleName }) => run(async (house) => house.say((await house.urls())[role])));
};
