import { beforeAll, describe, expect, it } from 'vitest';
import type { Keys } from '../../shared/answer-ports.ts';

/** What every keeper of keys promises, whatever is beneath it. `open` gives an empty one. */
export function keysPromises(name: string, open: () => Promise<Keys>): void {
  describe(`keys ${name}`, () => {
    let keys: Keys;
    beforeAll(async () => {
      keys = await open();
    });

    it('are made once, differ by name, and are gone when destroyed', async () => {
      const [first, again] = await Promise.all([keys.of('campaign/a'), keys.of('campaign/a')]);
      expect(first).toHaveLength(32);
      expect(Buffer.from(first).equals(again)).toBe(true);
      expect(Buffer.from(await keys.of('moderators')).equals(first)).toBe(false);
      expect(await keys.names()).toEqual(['campaign/a', 'moderators']);
      await keys.destroy('campaign/a');
      expect(await keys.names()).toEqual(['moderators']);
      expect(Buffer.from(await keys.of('campaign/a')).equals(first)).toBe(false);
    });

    it('keep one that was made elsewhere, twice the same, and never over another', async () => {
      const key = Buffer.alloc(32, 7);
      for (const _ of ['once', 'twice']) await keys.keep('campaign/moved', key);
      expect(Buffer.compare(await keys.of('campaign/moved'), key)).toBe(0);
      await expect(keys.keep('campaign/moved', Buffer.alloc(32, 8))).rejects.toThrow('another key of campaign/moved');
      expect(Buffer.compare(await keys.of('campaign/moved'), key)).toBe(0);
    });
  });
}
