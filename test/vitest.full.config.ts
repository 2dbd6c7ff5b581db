import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What takes longer than a newcomer should wait: `npm run test:full`. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: { include: ['test/full/**/*.test.ts'], testTimeout: 600_000, fileParallelism: false },
});
