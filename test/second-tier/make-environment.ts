import { makeEnvironment } from './python.ts';

// Runs before `npm run test:aws` and `npm run test:full`: nobody should wait for half an hour to hear that Python is missing.
try {
  makeEnvironment();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
}
