import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/** What takes longer than a newcomer should wait: `npm run test:full`. The second tier is part of it. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'full',
          include: ['test/full/**/*.test.ts', 'test/browser/**/*.test.ts'],
          testTimeout: 600_000,
          fileParallelism: false,
        },
      },
      // A group of its own (vitest runs it first), so that nothing runs beside what is measured.
      'test/vitest.aws.config.ts',
    ],
  },
});
