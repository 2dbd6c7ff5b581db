import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PlatformSetting, PlatformTruth } from './platform.ts';

export interface PlatformProcess {
  readonly url: string;
  truth(): Promise<PlatformTruth>;
  /** From now on every call is answered at once. */
  hurry(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts platforms that no death of a host can touch. They end with the process that started them, however it ends. */
export async function platformProcess(setting: PlatformSetting): Promise<PlatformProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'platform.ts'), JSON.stringify(setting)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const early = ended.then(([code]) => Promise.reject(new Error(`The platforms ended with ${code}`)));
  early.catch(() => {});
  const [said] = (await Promise.race([once(child.stdout, 'data'), early])) as [Buffer];
  const url = said.toString().trim();
  return {
    url,
    async truth() {
      const told: PlatformTruth = JSON.parse(await (await fetch(`${url}/truth`)).text());
      return told;
    },
    async hurry() {
      await fetch(`${url}/truth`, { method: 'POST' });
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
