import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runChaos } from './run.ts';

const pages = fileURLToPath(new URL('../../../../apps/web/build/server/index.js', import.meta.url));

/** The long run is `pnpm chaos`: 200 kills during 5,000 transitions. */
test.skipIf(!existsSync(pages))(
  'nothing is lost and nothing doubled when processes are killed',
  { timeout: 300_000 },
  async () => {
    const report = await runChaos({ kills: 8, transitions: 160 });
    expect(report.faults).toEqual([]);
    expect(report.kills).toBe(8);
    expect(report.transitions).toBeGreaterThanOrEqual(160);
  },
);
