import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,packages,tooling}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**', '**/breaches/**', 'tooling/journeys/**'],
    globalSetup: ['tooling/gate/src/test-server.ts'],
    setupFiles: ['tooling/gate/src/property-seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
