import { sampleLog } from './sample-log.ts';
import { browserSha256 } from './sha256-browser.ts';
import { serverSha256 } from './sha256-server.ts';
import type { Sha256 } from './sha256.ts';
import { verifyRows } from './verifier.ts';

interface BenchLine {
  name: string;
  value: number;
  unit: string;
  ratio?: number;
  of?: string;
}

/** Rows a second that each verifier follows: hash, link, columns against body. Best of `rounds`. */
export function benchEventLog(count = 100_000, rounds = 5): BenchLine[] {
  const rows = sampleLog(count);
  const best = (sha256: Sha256) => {
    let value = 0;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      if (!verifyRows(sha256, rows).ok) throw new Error('a sound log was refused');
      value = Math.max(value, Math.round((count * 1_000) / (performance.now() - start)));
    }
    return value;
  };
  const server = best(serverSha256);
  const browser = best(browserSha256);
  return [
    { name: 'event_log.verify', value: server, unit: 'rows/s', ratio: server / 300_000, of: '300,000 rows/s' },
    { name: 'event_log.verify_in_browser', value: browser, unit: 'rows/s' },
  ];
}
