import { parseArgs } from 'node:util';
import { benchCalendar } from '@chuan/calendar/bench';
import { benchEventLog } from '@chuan/event-log/bench';
import { benchWorkflow } from '@chuan/workflow/bench';
import { print } from './figure.ts';
import { openPlace } from './place.ts';
import { benchTransitions } from './transitions.ts';
import { foundAgencies } from './world.ts';

/** Measures and prints one JSON line a figure; `--only NAME` for a part. */
const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });

async function pure(): Promise<void> {
  for (const figure of benchCalendar()) print(figure);
  for (const figure of benchWorkflow()) print(figure);
  for (const figure of await benchEventLog()) print(figure);
}

async function transitions(): Promise<void> {
  const place = await openPlace(20);
  try {
    for (const figure of await benchTransitions(place, await foundAgencies(place, 16))) print(figure);
  } finally {
    await place.close();
  }
}

const parts: Readonly<Record<string, () => Promise<void>>> = { pure, transitions };

if (values.help) process.stdout.write(`pnpm bench [--only ${Object.keys(parts).join('|')}]\n`);
else for (const [name, part] of Object.entries(parts)) if (!values.only || values.only === name) await part();
process.exit(0);
