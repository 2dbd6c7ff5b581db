import { describe, expect, it } from 'vitest';
import { noteUnreachable } from '../../functions/publish/pack-turn.ts';
import { codeOf, setReachable } from '../../shared/actions/moderators.ts';
import { refuseModerator, takeAnswer } from '../../shared/actions/register.ts';
import type { ModeratorBook } from '../../shared/answer-ports.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, type Instant, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { withGroup, withoutGroup } from '../../shared/domain/registration.ts';
import { aDelivery, EVENING, NOON } from '../fakes/a-delivery.ts';
import { aModerator, KAMPOT, SIEM_REAP, said } from '../fakes/a-moderator.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { chat, DISTRICTS, inviting } from './chatting.ts';
import { receiving } from './receiving.ts';

/** A pack of moderator 7, to which something happens right before a press of theirs is written. */
async function pressedWhile(prepare: (pack: Delivery) => Delivery, happens: (pack: Delivery) => Delivery | null) {
  const here = receiving();
  const { ledger } = here;
  const publicAt = plus(EVENING, 12 * HOUR_MS);
  const given = await here.pack(await codeOf('7', here), { publicAt, expires: plus(publicAt, 2 * HOUR_MS) });
  const pack = prepare({ ...given, rev: given.rev + 1 });
  await ledger.save(pack);
  const { save } = ledger;
  Object.assign(ledger, {
    save: async (delivery: Delivery) => {
      Object.assign(ledger, { save });
      const happened = happens(pack);
      if (happened) await save(happened);
      return save(delivery);
    },
  });
  return { sok: chat(here, 7), pack, now: async () => (await ledger.read(pack)) as Delivery };
}

describe('a press of a moderator', () => {
  it('confirms the correction that they saw, and not one that came meanwhile', async () => {
    const messages = ['a'.repeat(64), 'b'.repeat(64)] as Delivery['message'][];
    const [seen, newer] = messages;
    const edited = (pack: Delivery, message = seen): Delivery => ({
      ...pack,
      message: message as Delivery['message'],
      response: 'posted',
      correctedAt: null,
      events: [...pack.events, { type: 'edited', at: EVENING, message: message as Delivery['message'] } as never],
    });
    const { sok, pack, now } = await pressedWhile(edited, (one) => ({ ...edited(one, newer), rev: one.rev + 1 }));
    const { note } = await sok.press(`corrected:${pack.id}:${seen?.slice(0, 12)}`);
    expect(note).toContain('លែងប្រើបាន');
    expect(await now()).toMatchObject({ message: newer, correctedAt: null });
  });

  it('of “later” leaves the moment that they have chosen meanwhile', async () => {
    const tonight = plus(EVENING, 13 * HOUR_MS);
    const chosen = { ...said('later', EVENING), remindAt: tonight } as Parameters<typeof move>[1];
    const { sok, pack, now } = await pressedWhile(
      (one) => one,
      (one) => move(one, chosen),
    );
    await sok.press(`later:${pack.id}`);
    expect((await now()).remindAt).toBe(tonight);
  });
});

describe('a moderator who changes meanwhile', () => {
  /** A book in which a moderator becomes somebody else right before the first change is written, or they are forgotten. */
  function then(book: ModeratorBook, doing: 'keep' | 'forget', happens: () => Promise<unknown>): ModeratorBook {
    let hasHappened = false;
    const once = async () => {
      if (hasHappened) return;
      hasHappened = true;
      await happens();
    };
    const raced = async (...asked: never[]) => {
      await once();
      return (book[doing] as (...asked: never[]) => Promise<'kept' | 'superseded'>)(...asked);
    };
    return { ...book, [doing]: raced };
  }

  it('answers only about the group that they were asked about', async () => {
    const here = await inviting();
    const districts = DISTRICTS.slice(0, 1);
    await here.moderators.keepCommunity({
      ...KAMPOT,
      districts: [{ id: 'chhouk', label: { km: 'ឈូក', en: 'Chhouk' } }],
    });
    await here.moderators.keepCommunity({ ...SIEM_REAP, districts });
    const asked = withGroup(withGroup(aModerator('aaa', []), 'siem-reap'), 'kampot');
    const sized = { ...asked, groups: asked.groups.map((group) => ({ ...group, size: 'unsaid' as const })) };
    await here.moderators.keep(sized, null);
    const moderators = then(here.moderators, 'keep', async () => {
      const dropped = withoutGroup(sized, 0);
      if (dropped) await here.moderators.keep({ ...dropped, rev: 2 }, sized);
    });
    expect(await takeAnswer('aaa', 'district', 'puok', { ...here, moderators })).toBeNull();
    expect((await here.moderators.moderator('aaa'))?.groups).toMatchObject([{ community: 'kampot', district: null }]);
  });

  it('is not forgotten by a refusal when they have come back since', async () => {
    const book = memoryModerators();
    const waiting = { community: 'siem-reap', size: 'unsaid', district: 'unsaid', confirmedAt: null } as const;
    await book.keep(aModerator('aaa', [], { groups: [waiting], waitsSince: NOON }), null);
    const moderators = then(book, 'forget', async () => {
      const known = await book.moderator('aaa');
      if (known) await book.keep({ ...withGroup(known, 'kampot'), rev: known.rev + 1 }, known);
    });
    expect(await refuseModerator('aaa', { moderators, clock: { now: () => NOON } })).toBe(true);
    expect((await book.moderator('aaa'))?.groups).toMatchObject([{ community: 'kampot' }]);
  });
});

describe('whether a moderator can be written to', () => {
  const at = (seconds: number) => plus(EVENING, seconds * SECOND_MS);
  const refused = (moment: Instant): Delivery => {
    return { ...aDelivery(), state: { status: 'refused', at: moment, why: 'telegram_403: blocked' } };
  };

  it('counts from the moment of a refusal, not from when that was noted', async () => {
    const moderators = memoryModerators();
    const here = { ...receiving({ moderators }), moderators };
    const code = await codeOf('7', here);
    await moderators.keep(aModerator(code), null);
    await setReachable('7', true, at(10), here);
    await noteUnreachable({ ...refused(at(5)), recipients: [code] }, here as never);
    expect((await moderators.moderator(code))?.reachable).toBe(true);
    await noteUnreachable({ ...refused(at(15)), recipients: [code] }, here as never);
    expect((await moderators.moderator(code))?.reachable).toBe(false);
  });
});
