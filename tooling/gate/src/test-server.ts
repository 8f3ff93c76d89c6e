import { env } from 'node:process';
import { startTestServer } from '../../../packages/foundation/db/src/embedded-test.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's URL of the PostgreSQL that integration tests share. */
    readonly testServerUrl: string;
  }
}

/** Gives each test file the URL of one PostgreSQL: the gate's own when it runs, otherwise a lasting one. */
export default async function provideTestServer(project: TestProject): Promise<void> {
  const url = env.CHUAN_TEST_SERVER_URL ?? (await startTestServer()).superuserUrl;
  project.provide('testServerUrl', url);
}
