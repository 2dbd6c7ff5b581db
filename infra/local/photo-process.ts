import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { PhotoSize, PreparedPhoto, PreparePhoto } from '../../shared/domain/prepared-photo.ts';

export interface PhotoRequest extends Wish {
  readonly id: number;
}

export interface PhotoAnswer {
  readonly id: number;
  readonly prepared: PreparedPhoto;
}

interface Wish {
  readonly bytes: Uint8Array;
  readonly budgetKb: number;
  readonly size: PhotoSize | undefined;
}

interface Asked {
  readonly wish: Wish;
  readonly resolve: (photo: PreparedPhoto) => void;
}

const IDLE_MS = 2_000;

/**
 * Prepares photos in a process of its own that ends when there is nothing more to do: pictures take as much memory as
 * all the rest together, and one that brings the image library down does not bring down what publishes.
 */
export function photoProcess(): PreparePhoto {
  const waiting = new Map<number, Asked>();
  let child: ChildProcess | null = null;
  let asked = 0;
  let idle: NodeJS.Timeout | undefined;

  function running(): ChildProcess {
    if (child) return child;
    const started = fork(join(import.meta.dirname, 'photo-child.ts'), { serialization: 'advanced', detached: true });
    started.on('message', ({ id, prepared }: PhotoAnswer) => {
      waiting.get(id)?.resolve(prepared);
      waiting.delete(id);
      if (waiting.size === 0) idle = setTimeout(() => started.disconnect(), IDLE_MS).unref();
    });
    started.once('exit', () => {
      if (child === started) child = null;
      const unanswered = [...waiting.values()];
      waiting.clear();
      const [only] = unanswered;
      // One of those under way brought it down: each is tried again alone, and then it is known which.
      if (unanswered.length === 1) only?.resolve({ kind: 'not-a-photo', why: 'not_an_image' });
      else void oneByOne(unanswered);
    });
    started.unref();
    child = started;
    return started;
  }

  function ask(wish: Wish, resolve: Asked['resolve']): void {
    clearTimeout(idle);
    asked += 1;
    const request: PhotoRequest = { id: asked, ...wish };
    waiting.set(request.id, { wish, resolve });
    running().send(request);
  }

  async function oneByOne(unanswered: readonly Asked[]): Promise<void> {
    for (const { wish, resolve } of unanswered) {
      await new Promise<void>((next) =>
        ask(wish, (prepared) => {
          resolve(prepared);
          next();
        }),
      );
    }
  }

  return (bytes, budgetKb, size) => new Promise((resolve) => ask({ bytes, budgetKb, size }, resolve));
}
