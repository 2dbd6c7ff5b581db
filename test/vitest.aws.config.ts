import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The second tier, an AWS that we did not write: `npm run test:aws`, and part of `npm run test:full`. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    name: 'aws',
    include: ['test/second-tier/**/*.test.ts'],
    testTimeout: 60_000,
    // They mostly wait for real moments, each for its own.
    maxWorkers: 3,
    sequence: { groupOrder: 1 },
  },
});
