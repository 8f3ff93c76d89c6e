import { defineConfig } from 'vitest/config';

/** One browser at a time: the journeys share one running product. */
export default defineConfig({
  test: {
    include: ['tooling/journeys/src/**/*.test.ts'],
    globalSetup: ['tooling/journeys/src/product.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
