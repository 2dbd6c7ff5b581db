import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import { amend, BOT_TOKEN, CHAT, photos } from './chat.ts';
import type { Reply } from './platform.ts';
import { recording } from './recordings.ts';
import { delivery, message, out } from './sample.ts';

const deleted = recording('telegram-deleted');
const poll = { question: 'ពេលណាល្អ?', options: ['ព្រឹក', 'ល្ងាច'], anonymous: true };
const DONE = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });

/** Deletes what is out in a chat that gives these replies. */
async function remove(post: Partial<Message>, there: Delivery, ...replies: readonly Reply[]) {
  return amend((chat) => chat.remove?.(message(post), there), replies);
}

describe('deleting a Telegram message', () => {
  it('deletes in one call every message of it, those of an album included', async () => {
    const there = out({ step: 'album', externalId: '51', alsoIds: ['52', '53'] }, { step: 'text', externalId: '54' });
    const { amended, requests } = await remove({ photos }, there, deleted);
    expect(amended).toEqual(DONE);
    expect(requests).toMatchObject([
      {
        path: `/bot${BOT_TOKEN}/deleteMessages`,
        params: { chat_id: CHAT, message_ids: [51, 52, 53, 54] },
      },
    ]);
  });

  it.each<[string, Partial<Message>, Delivery, readonly number[]]>([
    ['of an album, whose other ids were never kept', { photos }, out({ step: 'album', externalId: '51' }), [51]],
    [
      'of a step that only a person knows',
      { poll },
      out({ step: 'text', externalId: '41' }, { step: 'poll', externalId: null }),
      [41],
    ],
  ])('deletes what it knows %s, and leaves the rest to a person', async (_, post, there, message_ids) => {
    const { amended, requests } = await remove(post, there, deleted);
    expect(amended).toEqual(refused('id_unknown'));
    expect(requests).toMatchObject([{ params: { message_ids } }]);
  });

  it('asks nothing where no id is known', async () => {
    for (const there of [out({ step: 'text', externalId: null }), delivery]) {
      const { amended, calls } = await remove({}, there, deleted);
      expect([amended, calls]).toEqual([refused('id_unknown'), []]);
    }
  });
});
