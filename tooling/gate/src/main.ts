import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDisposableServer } from '@chuan/db/embedded-test';
import { type StaticCheck, staticChecks } from './static-checks.ts';
import { runSuite, type Suite, type Tally } from './suites.ts';
import { root, type ToolRun } from './tool.ts';

const suites: readonly Suite[] = [
  { name: 'unit, property and integration tests', config: 'vitest.config.ts' },
  { name: 'browser journeys', config: 'tooling/journeys/vitest.config.ts' },
];

/**
 * The gate tries the same random cases every time: whether a change may land must not hang on a die. Developers' own
 * runs throw it anew, and what they find becomes a case of its own.
 */
const propertySeed = '20261122';

/** As many tools at a time as keep two cores busy. */
const lanes = 2;

const print = (line: string) => process.stdout.write(`${line}\n`);
const lasted = (startedMs: number) => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;

async function runStaticChecks(): Promise<Tally> {
  const results = new Map<StaticCheck, Promise<ToolRun & { took: string }>>();
  const waiting = [...staticChecks];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedMs = performance.now();
      const running = check.run().then((result) => ({ ...result, took: lasted(startedMs) }));
      results.set(check, running);
      await running;
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  let failed = 0;
  for (const check of staticChecks) {
    while (!results.has(check)) await new Promise((next) => setTimeout(next, 20));
    const { ok, output, took } = await results.get(check)!;
    print(`${ok ? '✓' : '✗'} ${check.name} (${took})`);
    if (!ok) print(output.trimEnd().replace(/^/gm, '    '));
    failed += ok ? 0 : 1;
  }
  await running;
  return { passed: staticChecks.length - failed, failed, skipped: 0 };
}

async function runSuites(): Promise<Tally[]> {
  const dataDir = join(root, `node_modules/.cache/pg-gate-${process.pid}`);
  const server = await startDisposableServer(dataDir);
  const tallies: Tally[] = [];
  try {
    for (const suite of suites) {
      if (!existsSync(join(root, suite.config))) {
        print(`✗ ${suite.name}: ${suite.config} is missing`);
        tallies.push({ passed: 0, failed: 1, skipped: 0 });
        continue;
      }
      const startedMs = performance.now();
      const tally = await runSuite(suite, {
        CHUAN_TEST_SERVER_URL: server.superuserUrl,
        CHUAN_PROPERTY_SEED: propertySeed,
      });
      const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
      print(
        `${tally.failed === 0 ? '✓' : '✗'} ${suite.name}: ${tally.passed} passed, ${tally.failed} failed${skipped} (${lasted(startedMs)})`,
      );
      tallies.push(tally);
    }
  } finally {
    await server.stop(500);
    rmSync(server.home, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
  return tallies;
}

const tallies = [await runStaticChecks(), ...(await runSuites())];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
print(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
