import type { AddCommand } from '../add-command.ts';
import { addDbUrl } from './db-url.ts';
import { addMigrate } from './migrate.ts';
import { addSeed } from './seed.ts';

/** In the order in which the help lists them. */
export const commands: readonly AddCommand[] = [addMigrate, addSeed, addDbUrl];
