import type { Clock } from '@chuan/kernel';
import type { DatabaseUrls } from '@chuan/db/embedded-urls';

export interface SeedOptions {
  readonly urls: DatabaseUrls;
  readonly dataDir: string;
  readonly size: 'full' | 'small';
  readonly clock: Clock;
  say(line: string): void;
}

/** Loads the sample data unless they are there. */
export async function seedDemo(_options: SeedOptions): Promise<void> {}
