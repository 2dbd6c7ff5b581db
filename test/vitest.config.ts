import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/full/**', 'test/measured/**', 'test/browser/**', 'test/second-tier/**', 'node_modules/**'],
    testTimeout: 20_000,
    // No test changes what another one sees, so that a worker need not load everything anew for each file.
    isolate: false,
    maxWorkers: 2,
  },
});
