import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Reading 200 TypeScript files takes longer than anything else at a start; after the first one they are read from here.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compile'));
const { run } = await import('./options.ts');
const { start } = await import('./start-host.ts');
await run(start);
