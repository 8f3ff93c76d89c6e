import type { AddCommand } from '../add-command.ts';
import { addAccount } from './account.ts';
import { addDbUrl } from './db-url.ts';
import { addImport } from './import.ts';
import { addMigrate } from './migrate.ts';
import { addOutbox } from './outbox.ts';
import { addRecomputeDeadlines } from './recompute-deadlines.ts';
import { addSeed } from './seed.ts';
import { addTenant } from './tenant.ts';
import { addVerifyLog } from './verify-log.ts';

/** In the order in which the help lists them. */
export const commands: readonly AddCommand[] = [
  addMigrate,
  addSeed,
  addTenant,
  addAccount,
  addImport,
  addVerifyLog,
  addRecomputeDeadlines,
  addOutbox,
  addDbUrl,
];
