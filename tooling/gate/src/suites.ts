import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runTool } from './tool.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

export interface Suite {
  readonly name: string;
  readonly config: string;
}

/**
 * Runs a suite, showing it as it goes, and counts its tests. A file that could not even be loaded, or a run that
 * fails without a failed test, counts as one failure: nothing passes by being broken.
 */
export async function runSuite(suite: Suite, env: Readonly<Record<string, string>>): Promise<Tally> {
  const report = join(root, 'node_modules/.cache/gate', `${suite.name.replace(/\W+/g, '-')}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', '-c', suite.config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = await runTool('vitest', args, { env, live: true });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  return tallyOf(JSON.parse(readFileSync(report, 'utf8')) as VitestReport, ok);
}

/** Counts of a report; `ok` is what the run's exit status said. */
export function tallyOf(report: VitestReport, ok: boolean): Tally {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
