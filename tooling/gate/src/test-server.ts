import { readEnv } from '@chuan/kernel/env';
import { startTestServer } from '@chuan/db/embedded-test';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's URL of the PostgreSQL that integration tests share. */
    readonly testServerUrl: string;
  }
}

/** Gives each test file the URL of one PostgreSQL: the gate's own when it runs, otherwise a lasting one. */
export default async function provideTestServer(project: TestProject): Promise<void> {
  const url = readEnv().CHUAN_TEST_SERVER_URL ?? (await startTestServer()).superuserUrl;
  project.provide('testServerUrl', url);
}
