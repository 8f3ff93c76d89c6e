import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';

/** `pnpm chaos`: kills web, worker and PostgreSQL while dossiers move, and checks that nothing is lost or doubled. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, transitions: { type: 'string', default: '5000' } },
});
const report = await runChaos({
  kills: Number(values.kills),
  transitions: Number(values.transitions),
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify({ ...report, faults: report.faults.length })}\n`);
for (const fault of report.faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
process.exit(report.faults.length === 0 ? 0 : 1);
