import { describe, expect, it } from 'vitest';
import { madeOnce } from '../../functions/ingest/made-once.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { Voice } from '../../shared/domain/message.ts';
import { memoryContent } from '../fakes/content-store.ts';

const ORIGINAL = new TextEncoder().encode('as it was recorded');
const BYTES = new TextEncoder().encode('as it goes out');
const KNOWN: Voice = { sha256: sha256(BYTES), bytes: BYTES.length, contentType: 'audio/ogg', seconds: 3 };

/** A store, and how often the file was made ready. */
function scene(answer: 'gone' | null = null) {
  const contentStore = memoryContent({});
  let made = 0;
  const make = async () => {
    made += 1;
    return answer ?? { bytes: BYTES, known: KNOWN };
  };
  return { contentStore, once: () => madeOnce(ORIGINAL, Voice, make, contentStore), made: () => made };
}

describe('a file that goes out', () => {
  it('is made ready once, and kept by what it is then', async () => {
    const { contentStore, once, made } = scene();
    expect([await once(), await once(), made()]).toEqual([KNOWN, KNOWN, 1]);
    expect(await contentStore.kept('media', KNOWN.sha256)).toEqual(BYTES);
  });

  it('is made ready anew where an older version kept of it what does not read any more', async () => {
    const { contentStore, once, made } = scene();
    await contentStore.keepPrepared(sha256(ORIGINAL), new TextEncoder().encode('{"format":0}'));
    expect([await once(), made()]).toEqual([KNOWN, 1]);
  });

  it('is asked for again as long as it cannot be made ready', async () => {
    const { once, made } = scene('gone');
    expect([await once(), await once(), made()]).toEqual(['gone', 'gone', 2]);
  });
});
