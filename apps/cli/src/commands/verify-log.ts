import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withPlatform, withTenant } from '@chuan/db';
import { type CheckpointPlace, type LogVerdict, verifyPlatformLog, verifyTenantLog } from '@chuan/event-log';
import * as eventLog from '@chuan/event-log/messages';
import { invalid } from '@chuan/kernel';
import type { AddCommand } from '../add-command.ts';
import type { House } from '../house.ts';
import { tenantsOf } from '../tenants.ts';
import { fill, isEnglish, words } from '../words.ts';

interface Options {
  readonly tenant?: string;
  readonly checkpoints?: string;
  readonly key?: string;
}

/** Ten minutes: a log is read in pages, however long it is. */
const patienceMs = 600_000;

/** Every row of the event logs against its chain, and against the signed checkpoints outside the database. */
export const addVerifyLog: AddCommand = (program, run) => {
  program
    .command('verify-log')
    .description(words('help.verify_log'))
    .option('--tenant <slug>', words('help.tenant_option'))
    .option('--all', words('help.all'))
    .option('--checkpoints <folder>', words('help.checkpoints'))
    .option('--key <file>', words('help.key'))
    .action((options: Options) => run((house) => verifyLogs(house, options)));
};

async function verifyLogs(house: House, options: Options): Promise<void> {
  const place = placeOf(house, options);
  const app = await house.open('app', 2);
  for (const tenant of await tenantsOf(app, options.tenant)) {
    const access = { access: 'read_only', statementTimeoutMs: patienceMs } as const;
    tell(house, tenant.name, await withTenant(app, tenant.id, (tx) => verifyTenantLog(tx, place), access));
  }
  if (options.tenant !== undefined) return;
  const platform = await house.open('platform', 1);
  const verdict = await withPlatform(platform, (tx) => verifyPlatformLog(tx, place), 'read_only');
  tell(house, words('verify.platform'), verdict);
}

/** The checkpoints named, else those that this installation writes, when there are any. */
function placeOf({ env }: House, options: Options): CheckpointPlace | undefined {
  const dataDir = resolve(env.DATA_DIR);
  const folder = resolve(options.checkpoints ?? env.CHECKPOINT_DIR ?? join(dataDir, 'checkpoints'));
  const key = resolve(options.key ?? join(dataDir, 'keys/checkpoints.pub'));
  const isNamed = options.checkpoints !== undefined;
  if (isNamed && !existsSync(folder)) throw invalid('cli.no_checkpoints', { folder });
  if (isNamed && !existsSync(key)) throw invalid('cli.no_key', { file: key });
  if (!existsSync(folder) || !existsSync(key)) return undefined;
  return { folder, publicKey: readFileSync(key, 'utf8').trim() };
}

function tell(house: House, name: string, verdict: LogVerdict): void {
  const catalogue = isEnglish ? eventLog.en : eventLog.vi;
  const { rows, findings, more, checkpoints } = verdict;
  if (verdict.ok) {
    const witnessed = checkpoints
      ? words('verify.witnessed', { heads: checkpoints.heads })
      : words('verify.unwitnessed');
    house.say(words('verify.whole', { name, rows, witnessed }));
    return;
  }
  house.fault(words('verify.broken', { name, rows, findings: findings.length + more }));
  for (const { what, seq, upTo = seq, columns = [] } of findings) {
    house.fault(`  ${fill(catalogue.findings[what], { seq, upTo, columns: columns.join(', ') })}`);
  }
  for (const { what, number } of checkpoints?.history.findings ?? []) {
    house.fault(`  ${fill(catalogue.checkpointFindings[what], { number })}`);
  }
}
