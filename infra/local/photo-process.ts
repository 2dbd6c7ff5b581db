import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { PreparedPhoto, PreparePhoto } from '../../shared/ports.ts';

export interface PhotoRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly budgetKb: number;
}

export interface PhotoAnswer {
  readonly id: number;
  readonly prepared: PreparedPhoto;
}

const IDLE_MS = 2_000;

/**
 * Prepares photos in a process of its own that ends when there is nothing more to do: pictures take as much memory as
 * all the rest together, and one that brings the image library down does not bring down what publishes.
 */
export function photoProcess(): PreparePhoto {
  const waiting = new Map<number, { resolve(photo: PreparedPhoto): void; reject(cause: Error): void }>();
  let child: ChildProcess | null = null;
  let asked = 0;
  let idle: NodeJS.Timeout | undefined;

  function running(): ChildProcess {
    if (child) return child;
    const started = fork(join(import.meta.dirname, 'photo-child.ts'), { serialization: 'advanced' });
    started.on('message', ({ id, prepared }: PhotoAnswer) => {
      waiting.get(id)?.resolve(prepared);
      waiting.delete(id);
      if (waiting.size === 0) idle = setTimeout(() => started.disconnect(), IDLE_MS).unref();
    });
    started.once('exit', () => {
      if (child === started) child = null;
      for (const { reject } of waiting.values()) reject(new Error('The process that prepares photos ended'));
      waiting.clear();
    });
    started.unref();
    child = started;
    return started;
  }

  return (bytes, budgetKb) => {
    clearTimeout(idle);
    asked += 1;
    const request: PhotoRequest = { id: asked, bytes, budgetKb };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      running().send(request);
    });
  };
}
