import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCalendar } from '@chuan/calendar/bench';
import { benchEventLog } from '@chuan/event-log/bench';
import { benchWorkflow } from '@chuan/workflow/bench';
import { print } from './figure.ts';
import { benchHttp } from './http.ts';
import { openPlace } from './place.ts';
import { benchReads } from './reads.ts';
import { benchTransitions } from './transitions.ts';
import { foundAgencies } from './world.ts';

/** Measures and prints one JSON line a figure; `--only NAME` for a part; `--tenants N` for fewer than 1,000 agencies in the hot reads. */
const { values } = parseArgs({
  options: { only: { type: 'string' }, help: { type: 'boolean' }, tenants: { type: 'string', default: '1000' } },
});

async function pure(): Promise<void> {
  for (const figure of benchCalendar()) print(figure);
  for (const figure of benchWorkflow()) print(figure);
  for (const figure of await benchEventLog()) print(figure);
}

async function transitions(): Promise<void> {
  // The web server serves the pages as they are now.
  execFileSync(process.execPath, [join(import.meta.dirname, '../../run/build.ts')], { stdio: 'ignore' });
  const place = await openPlace(20);
  try {
    const agencies = await foundAgencies(place, 16);
    for (const figure of await benchTransitions(place, agencies)) print(figure);
    for (const figure of await benchHttp(place, agencies)) print(figure);
  } finally {
    await place.close();
  }
}

async function reads(): Promise<void> {
  for (const figure of await benchReads({ tenants: Number(values.tenants), perTenant: 1_000 })) print(figure);
}

const parts: Readonly<Record<string, () => Promise<void>>> = { pure, transitions, reads };

if (values.help) process.stdout.write(`pnpm bench [--only ${Object.keys(parts).join('|')}]\n`);
else for (const [name, part] of Object.entries(parts)) if (!values.only || values.only === name) await part();
process.exit(0);
