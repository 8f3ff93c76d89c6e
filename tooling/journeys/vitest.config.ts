import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** One browser at a time: the journeys share one running product. */
export default defineConfig({
  test: {
    include: ['tooling/journeys/src/**/*.test.ts'],
    globalSetup: [fileURLToPath(new URL('./src/product.ts', import.meta.url))],
    fileParallelism: false,
    // The files share modules, among them the built product's routes; each has a browser and sessions of its own.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
