import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,packages,tooling}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**', 'tooling/journeys/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
