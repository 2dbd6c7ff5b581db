import { describe, expect, it } from 'vitest';
import { codeOf, forgetModerator } from '../../shared/actions/moderators.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { DECLINE_REASONS } from '../../shared/domain/moderator.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { chat, dataOf, UNDER } from './chatting.ts';
import { press, receiving } from './receiving.ts';

type Here = ReturnType<typeof receiving>;

/** What a moderator, number 7, received on the evening before. */
async function withPack(entry = {}, changes: Parameters<typeof receiving>[0] = {}) {
  const here = receiving(changes);
  const publicAt = plus(EVENING, 12 * HOUR_MS);
  const pack = await here.pack(await codeOf('7', here), { publicAt, expires: plus(publicAt, 2 * HOUR_MS), ...entry });
  return { here, pack, sok: chat(here, 7), stranger: chat(here, 8) };
}

const now = async (here: Here, { id }: Pick<Delivery, 'id'>) => here.ledger.find(id as DeliveryId);
const actions = (data: readonly string[]) => data.map((one) => one.split(':')[0]);

describe('pressing “posted”', () => {
  it('is thanked for with how many it is, and leaves what is still of use', async () => {
    const { here, pack, sok } = await withPack();
    const { note, sayings } = await sok.press(`posted:${pack.id}`);
    expect(note).toContain('លើកទី ១');
    expect(sayings).toMatchObject([{ kind: 'keyboard', chat: '7', message: String(UNDER) }]);
    expect(actions(dataOf(sayings[0]))).toEqual(['ask', 'link']);
    expect(await now(here, pack)).toMatchObject({ response: 'posted', remindAt: null });
  });

  it('counts once, however often and however fast it is pressed', async () => {
    const { here, pack } = await withPack();
    const replies = await Promise.all(Array.from({ length: 5 }, () => here.telegram(press(7, `posted:${pack.id}`))));
    expect(replies.every(({ reply }) => reply.method === 'answerCallbackQuery')).toBe(true);
    expect((await now(here, pack))?.events).toHaveLength(pack.events.length + 1);
    expect((await here.moderators.moderator(await codeOf('7', here)))?.posted).toBe(1);
  });

  it('counts as theirs also when that could not be written at once', async () => {
    const moderators = memoryModerators();
    const { here, pack, sok } = await withPack({}, { moderators });
    const { keep } = moderators;
    moderators.keep = async () => {
      moderators.keep = keep;
      throw new Error('The table is busy');
    };
    const { sayings } = await sok.press(`posted:${pack.id}`);
    expect(actions(dataOf(sayings[0]))).toEqual(['ask', 'link']);
    expect((await here.moderators.moderator(await codeOf('7', here)))?.posted).toBe(1);
  });
});

describe('pressing “later”', () => {
  it('asks when, and reminds then', async () => {
    const { here, pack, sok } = await withPack();
    const { sayings } = await sok.press(`later:${pack.id}`);
    expect(actions(dataOf(sayings[0]))).toEqual(['tonight', 'tomorrow', 'posted']);
    const chosen = await sok.press(`tomorrow:${pack.id}`);
    expect(chosen.note).toContain('ព្រឹកស្អែក');
    expect(actions(dataOf(chosen.sayings[0]))).toEqual(['posted', 'declined', 'ask']);
    expect(await now(here, pack)).toMatchObject({ response: 'later', remindAt: '2027-01-10T00:00:00.000Z' });
  });

  it('offers no moment that is too late, and says so of one that has become so', async () => {
    const asks = { cta: 'attend_event' as const, event: 'e', from: plus(EVENING, 3 * HOUR_MS), until: null };
    const { here, pack, sok } = await withPack({ asks });
    expect(actions(dataOf((await sok.press(`later:${pack.id}`)).sayings[0]))).toEqual(['tonight', 'posted']);
    expect((await sok.press(`tomorrow:${pack.id}`)).note).toContain('យឺតពេក');
    expect((await now(here, pack))?.remindAt).toBe(pack.remindAt);
  });

  it('does not remind whoever was reminded', async () => {
    const { here, pack, sok } = await withPack();
    await here.happen(pack, { type: 'reminded', at: here.clock.now(), worker: 'one' });
    const { note, sayings } = await sok.press(`later:${pack.id}`);
    expect(note).toContain('មិនរំលឹកទៀតទេ');
    expect(actions(dataOf(sayings[0]))).toEqual(['posted', 'declined', 'ask']);
    expect((await now(here, pack))?.remindAt).toBeNull();
  });
});

describe('pressing “not for my group”', () => {
  it('is enough, and the reason is one tap more', async () => {
    const { here, pack, sok } = await withPack();
    const { note, sayings } = await sok.press(`declined:${pack.id}`);
    expect(note).toContain('មិនចាំបាច់');
    expect(actions(dataOf(sayings[0]))).toEqual([...DECLINE_REASONS, 'posted']);
    expect(await now(here, pack)).toMatchObject({ response: 'declined', declinedWhy: null, remindAt: null });
    await sok.press(`too_long:${pack.id}`);
    expect(await now(here, pack)).toMatchObject({ response: 'declined', declinedWhy: 'too_long' });
  });

  it('may be thought better of until it is posted, and not after', async () => {
    const { here, pack, sok } = await withPack();
    for (const what of ['later', 'declined', 'posted']) await sok.press(`${what}:${pack.id}`);
    expect((await sok.press(`declined:${pack.id}`)).note).toContain('បានប្រាប់រួចហើយ');
    expect((await now(here, pack))?.response).toBe('posted');
  });
});

describe('a button below a pack', () => {
  it.each(['posted', 'later', 'declined', 'sensitive', 'ask', 'link', 'corrected'])(
    'is nobody else’s: %s',
    async (what) => {
      const { here, pack, stranger } = await withPack();
      const { note, sayings } = await stranger.press(`${what}:${pack.id}`);
      expect([note, sayings]).toEqual(['ប៊ូតុងនេះលែងប្រើបានហើយ។', []]);
      expect((await now(here, pack))?.response).toBeNull();
    },
  );

  it('is none any more for somebody who has left, or was shut out', async () => {
    const { here, pack, sok } = await withPack();
    await forgetModerator(await codeOf('7', here), here);
    expect((await sok.press(`posted:${pack.id}`)).note).toBe('ប៊ូតុងនេះលែងប្រើបានហើយ។');
    expect((await now(here, pack))?.response).toBeNull();
  });

  it('of last month’s pack changes nothing, and asks for nothing', async () => {
    const { here, pack, sok } = await withPack();
    here.clock.set(plus(pack.publicAt, 15 * DAY_MS));
    expect((await sok.press(`posted:${pack.id}`)).note).toContain('ហួសពេល');
    expect((await now(here, pack))?.response).toBeNull();
  });

  it('of one that was taken back says so, and is written down all the same', async () => {
    const { here, pack, sok } = await withPack();
    const at = here.clock.now();
    await here.happen(
      pack,
      { type: 'removal_asked', at },
      { type: 'amendment_begun', at, worker: 'one', leaseUntil: plus(at, HOUR_MS) },
      { type: 'removed', at },
    );
    expect((await sok.press(`posted:${pack.id}`)).note).toContain('លុបវាចេញ');
    expect((await now(here, pack))?.response).toBe('posted');
    expect((await sok.press(`corrected:${pack.id}`)).note).toContain('អរគុណ');
    expect((await now(here, pack))?.correctedAt).toBe(here.clock.now());
    expect((await sok.press(`corrected:${pack.id}:0123456789ab`)).note).toContain('លែងប្រើបាន');
  });

  it.each(['sending', 'unknown'] as const)(
    'counts also while the pack is %s and nothing of it has an id',
    async (status) => {
      const { here, pack, sok } = await withPack();
      const at = EVENING;
      const states = {
        sending: { status: 'sending', worker: 'one', since: at, leaseUntil: plus(at, HOUR_MS), sent: [] },
        unknown: { status: 'unknown', since: at, why: 'timeout', lookAt: null, sent: [] },
      } as const;
      await here.ledger.save({ ...pack, rev: pack.rev + 1, state: states[status] });
      expect((await sok.press(`posted:${pack.id}`)).note).toContain('អរគុណ');
      expect((await now(here, pack))?.response).toBe('posted');
    },
  );
});

describe('the link of a post', () => {
  it('is kept encrypted where it is one, and asked for once more where it is none', async () => {
    const { here, pack, sok } = await withPack();
    await sok.press(`posted:${pack.id}`);
    expect((await sok.press(`link:${pack.id}`)).sayings).toMatchObject([
      { kind: 'message', text: expect.stringContaining('អ៊ិនគ្រីប') },
    ]);
    expect((await sok.write('my group')).text).toContain('មិនមែនតំណ');
    expect((await sok.write('https://www.facebook.com/groups/1/posts/2?fbclid=x')).text).toContain('អរគុណ');
    const moderator = await here.moderators.moderator(await codeOf('7', here));
    expect(moderator?.links).toMatchObject([{ pack: pack.id }]);
    expect(JSON.stringify(moderator)).not.toContain('facebook');
    expect((await sok.write('https://t.me/kumru/41')).text).toBeNull();
  });
});
