import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/** What takes longer than a newcomer should wait: `npm run test:full`. The second tier is part of it. */
export default defineConfig({
  root,
  test: {
    projects: [
      // The second tier mostly waits: what measures nothing runs beside it, in the same group.
      'test/vitest.aws.config.ts',
      {
        root,
        test: {
          name: 'full',
          include: ['test/full/**/*.test.ts'],
          testTimeout: 600_000,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      // What measures runs after all that, one after the other, and nothing beside it.
      {
        root,
        test: {
          name: 'measured',
          include: ['test/measured/**/*.test.ts', 'test/browser/**/*.test.ts'],
          testTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
