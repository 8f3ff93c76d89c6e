import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Database, withPlatform, withTenant } from '@chuan/db';
import {
  type CheckpointPlace,
  findCheckpointMark,
  type LogVerdict,
  verifyPlatformLog,
  verifyTenantLog,
} from '@chuan/event-log';
import * as eventLog from '@chuan/event-log/messages';
import { verifyHandedOut } from '@chuan/event-log/verify';
import { invalid } from '@chuan/kernel';
import type { AddCommand } from '../add-command.ts';
import type { House } from '../house.ts';
import { tenantsOf } from '../tenants.ts';
import { fillMessage, isEnglish, words } from '../words.ts';

interface Options {
  readonly tenant?: string;
  readonly checkpoints?: string;
  readonly key?: string;
  readonly bundle?: string;
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
    .option('--bundle <file>', words('help.bundle'))
    .action((options: Options) =>
      run((house) =>
        options.bundle === undefined ? verifyLogs(house, options) : verifyFile(house, options, options.bundle),
      ),
    );
};

async function verifyLogs(house: House, options: Options): Promise<void> {
  const place = placeOf(house, options);
  const app = await house.open('app', 2);
  await tellOfMissing(house, options, app);
  for (const tenant of await tenantsOf(app, options.tenant)) {
    const access = { access: 'read_only', statementTimeoutMs: patienceMs } as const;
    tell(house, tenant.name, await withTenant(app, tenant.id, (tx) => verifyTenantLog(tx, place), access));
  }
  if (options.tenant !== undefined) return;
  const platform = await house.open('platform', 1);
  const verdict = await withPlatform(platform, (tx) => verifyPlatformLog(tx, place), 'read_only');
  tell(house, words('verify.platform'), verdict);
}

/** What was handed out of a log, away from any database: by the key named, else by this installation's own. */
async function verifyFile(house: House, options: Options, name: string): Promise<void> {
  const file = resolve(name);
  if (!existsSync(file)) throw invalid('cli.no_file', { file });
  const keyFile = resolve(options.key ?? join(resolve(house.env.DATA_DIR), 'keys/checkpoints.pub'));
  if (options.key !== undefined && !existsSync(keyFile)) throw invalid('cli.no_key', { file: keyFile });
  const publicKey = existsSync(keyFile) ? readFileSync(keyFile, 'utf8').trim() : undefined;
  const verdict = await verifyHandedOut(readFileSync(file, 'utf8'), publicKey);
  const { rows, findings, proofs } = verdict;
  const catalogue = isEnglish ? eventLog.en : eventLog.vi;
  if (verdict.ok) {
    const held = proofs.filter(({ state }) => state === 'held').length;
    const witnessed = held > 0 ? words('verify.witnessed', { heads: held }) : words('verify.unwitnessed');
    house.say(words('verify.whole', { name, rows, witnessed }));
    if ('pending' in verdict && verdict.pending > 0) house.say(words('verify.pending', { rows: verdict.pending }));
    if (proofs.some(({ state }) => state === 'unchecked')) house.say(catalogue.proofs.unchecked);
    return;
  }
  const wrong = proofs.filter(({ state }) => state !== 'held' && state !== 'unchecked');
  house.fault(words('verify.broken', { name, rows, findings: findings.length + wrong.length }));
  for (const { what, seq, upTo = seq, columns = [] } of findings)
    house.fault(`  ${fillMessage(catalogue.findings[what], { seq, upTo, columns: columns.join(', ') })}`);
  for (const { state } of wrong) house.fault(`  ${catalogue.proofs[state]}`);
}

/**
 * A key without checkpoints, or checkpoints without their key: one of the two was taken away, and a log that was
 * rewritten afterwards would look whole. An installation that has signed nothing yet has neither.
 */
async function tellOfMissing(house: House, options: Options, app: Database['db']): Promise<void> {
  const { folder, key } = pathsOf(house, options);
  const isSigned = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.checkpoint'));
  // With both gone, the database alone still knows that there were checkpoints.
  if (isSigned === existsSync(key) && (isSigned || !(await findCheckpointMark(app)))) return;
  house.fault(isSigned ? words('verify.key_gone', { file: key }) : words('verify.checkpoints_gone', { folder }));
}

function pathsOf({ env }: House, options: Options) {
  const dataDir = resolve(env.DATA_DIR);
  return {
    folder: resolve(options.checkpoints ?? env.CHECKPOINT_DIR ?? join(dataDir, 'checkpoints')),
    key: resolve(options.key ?? join(dataDir, 'keys/checkpoints.pub')),
  };
}

/** The checkpoints named, else those that this installation writes, when there are any. */
function placeOf(house: House, options: Options): CheckpointPlace | undefined {
  const { folder, key } = pathsOf(house, options);
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
    house.fault(`  ${fillMessage(catalogue.findings[what], { seq, upTo, columns: columns.join(', ') })}`);
  }
  for (const { what, number, upTo = number } of checkpoints?.history.findings ?? []) {
    house.fault(`  ${fillMessage(catalogue.checkpointFindings[what], { number, upTo })}`);
  }
}
