import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// As for `npm start`: after the first time, the programs are read from here.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compile'));
const { run } = await import('./options.ts');
const { demo } = await import('./demo-host.ts');
await run(demo);
