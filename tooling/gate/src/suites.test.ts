import { describe, expect, it } from 'vitest';
import { tallyOf } from './suites.ts';

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) });
const report = (passed: number, failed: number, files: ReturnType<typeof file>[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 2,
  testResults: files,
});

describe('the count of a suite', () => {
  it('takes each test and names the skipped ones', () => {
    expect(tallyOf(report(5, 0, [file('passed', 5)]), true)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(tallyOf(report(5, 0, [file('passed', 5), file('failed', 0)]), false).failed).toBe(1);
  });

  it('counts a run that failed without a failed test as a failure', () => {
    expect(tallyOf(report(5, 0, [file('passed', 5)]), false).failed).toBe(1);
  });

  it('does not count a failed test twice for its file', () => {
    expect(tallyOf(report(4, 1, [file('failed', 5)]), false).failed).toBe(1);
  });
});
