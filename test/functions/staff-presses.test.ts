import { describe, expect, it } from 'vitest';
import { PRESS_WORDS } from '../../shared/content/staff-press-words.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { HOLD_REASONS } from '../../shared/domain/hold.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { BOPHA, chatOf, DARA, DONOR, SOPHEA, VEHA } from './a-team.ts';
import { start } from './receiving.ts';
import { button, LATER, namesOf, telling, texts } from './telling.ts';

describe('a press below a post that waits', () => {
  async function asked() {
    const here = await telling();
    const delivery = await here.plan();
    const told = await here.at(LATER);
    const say = (kind: string, person = DARA) => here.press(chatOf(person), button(told, person.name, kind));
    const given = async () => (await here.ledger.approvals('meeting'))[0];
    return { ...here, delivery, told, say, given };
  }

  it('counts a yes once, however often it is pressed', async () => {
    const here = await asked();
    expect(await here.say('approve')).toBe('Your yes is noted. 1 more is needed.');
    expect(await here.say('approve')).toBe('Your yes is noted. 1 more is needed.');
    expect((await here.given())?.by).toEqual([expect.objectContaining({ name: 'Dara', through: 'bot' })]);
  });

  it('counts one person once, whichever of their chats they press in', async () => {
    const here = await asked();
    await here.staff.offer('another-telephone', DARA, plus(LATER, HOUR_MS));
    await here.telegram(start(7999, 'staff_another-telephone'));
    await here.say('approve');
    expect(await here.press(7999, button(here.told, 'Dara', 'approve'))).toBe('Your yes is noted. 1 more is needed.');
    expect((await here.given())?.by).toHaveLength(1);
  });

  it('tells the second one through the bot that one of them must say it signed in', async () => {
    const here = await asked();
    await here.say('approve');
    expect(await here.say('approve', SOPHEA)).toContain('one of you must sign in');
    await here.ledger.approve(questionOf(here.delivery), yesOf('Sophea', 'api'));
    expect(await here.say('approve', BOPHA)).toContain('Approved by enough people');
  });

  it('is told the earliest moment once enough people have approved, or that it goes out now', async () => {
    const here = await telling();
    const delivery = await here.plan({ at: EVENING });
    const channel = 'fb-main';
    await here.plan({ id: anEntry({ channel }).id, channel, at: plus(EVENING, -HOUR_MS), publicAt: EVENING });
    await here.ledger.approve(questionOf(delivery), yesOf('Sophea'));
    const data = button(await here.at(LATER), 'Dara', 'approve');
    expect(await here.press(chatOf(DARA), data)).toBe('Approved by enough people. It goes out at its moment: 18:00.');
    here.clock.set(EVENING);
    expect(await here.press(chatOf(DARA), data)).toBe('Approved by enough people. It goes out now.');
  });

  it.each([
    [{ quiet: 'Pchum Ben' }, 'approve', 'two people of the team, neither the author'],
    [{ reviewNeeded: true }, 'approve', 'a native reader'],
    [{ quiet: 'Pchum Ben' }, 'lift_quiet', 'people of the team, but not the author'],
  ] as const)('promises nothing that another hold forbids (%j, %s)', async (conditions, kind, lifter) => {
    const here = await telling();
    const delivery = await here.plan({ conditions: { ...anEntry().conditions, ...conditions } });
    const lifts = kind === 'lift_quiet' ? 'quiet_date' : null;
    await here.ledger.approve({ ...questionOf(delivery), lifts }, yesOf('Sophea'));
    const note = await here.press(chatOf(DARA), button(await here.at(LATER), 'Dara', kind));
    expect(note).toContain(`something else still`);
    expect(note).toContain(`Who can let it go: ${lifter}`);
  });

  it('says of new words for what is out that it is changed now', async () => {
    const here = await telling();
    const delivery = await here.published({ at: NOON }, '41');
    const entry = anEntry({ at: NOON, text: sha256('new'), message: sha256('new'), approval: sha256('new version') });
    const offered = offerEdit(delivery, entry, LATER);
    if (offered) await here.ledger.save(offered);
    const record = await here.ledger.campaign('meeting');
    await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, endsAt: plus(NOON, DAY_MS) });
    await here.ledger.approve(questionOf(entry), yesOf('Sophea'));
    const told = await here.at(plus(LATER, MINUTE_MS));
    const note = await here.press(chatOf(DARA), button(told, 'Dara', 'approve'));
    expect(note).toBe('Approved by enough people. What is out is changed now.');
  });

  it('counts both of two who press at the same moment', async () => {
    const here = await asked();
    await Promise.all([here.say('approve'), here.say('approve', SOPHEA)]);
    expect((await here.given())?.by.map(({ name }) => name).sort()).toEqual(['Dara', 'Sophea']);
  });

  it('counts nothing for a version that has changed since, and says so', async () => {
    const here = await asked();
    await here.ledger.save({ ...here.delivery, approval: sha256('another'), rev: here.delivery.rev + 1 });
    for (const kind of ['approve', 'change_text']) expect(await here.say(kind)).toContain('It has changed since');
    expect(await here.given()).toBeUndefined();
  });

  it('is an old button to strangers and partners, and refuses the author and who may not', async () => {
    const here = await telling();
    await here.plan({ author: 'Sophea' });
    const told = await here.at(LATER);
    for (const kind of ['approve', 'change_moment']) {
      const data = button(told, 'Dara', kind);
      expect(await here.press(555, data)).toBe('This button does not work any more.');
      expect(await here.press(chatOf(DONOR), data)).toBe('This button does not work any more.');
      expect(await here.press(chatOf(SOPHEA), data)).toContain('You wrote it');
      expect(await here.press(chatOf(VEHA), data)).toContain('Your role does not decide this');
    }
    expect(await here.press(chatOf(DARA), button(told, 'Dara', 'approve').slice(0, -1))).toContain('does not work');
    expect(await here.ledger.approvals('meeting')).toEqual([]);
  });

  it('asks for a change, of which the others and the author are told once', async () => {
    const here = await telling({ linked: [DARA, SOPHEA, BOPHA, VEHA] });
    await here.plan({ author: 'Veha' });
    const told = await here.at(LATER);
    const note = await here.press(chatOf(DARA), button(told, 'Dara', 'change_picture'));
    expect(note).toContain('It waits until it is changed');
    const after = await here.at(plus(LATER, MINUTE_MS));
    expect(namesOf(after)).toEqual(['Bopha', 'Sophea', 'Veha']);
    expect(texts(after, 'Veha')[0]).toContain('Dara wants the picture changed before it goes out');
    expect(await here.at(plus(LATER, 2 * MINUTE_MS))).toEqual([]);
  });

  it('lifts a quiet date by two, of whom one has signed in', async () => {
    const here = await telling();
    await here.plan({ conditions: { ...anEntry().conditions, quiet: 'Khmer New Year' } });
    const told = await here.at(LATER);
    expect(texts(told).at(-1)).toContain('It falls on a quiet date');
    expect(button(told, 'Dara', 'lift_election')).toBe('');
    const note = await here.press(chatOf(DARA), button(told, 'Dara', 'lift_quiet'));
    expect(note).toContain('1 more is needed; through the bot only one counts');
    expect(await here.ledger.approvals('meeting')).toMatchObject([{ lifts: 'quiet_date', by: [{ name: 'Dara' }] }]);
  });

  it('lifts nothing where the day holds it no more', async () => {
    const here = await telling();
    const delivery = await here.plan({ conditions: { ...anEntry().conditions, quiet: 'Khmer New Year' } });
    const told = await here.at(LATER);
    await here.ledger.save({ ...delivery, conditions: anEntry().conditions, rev: delivery.rev + 1 });
    const note = await here.press(chatOf(DARA), button(told, 'Dara', 'lift_quiet'));
    expect(note).toBe('The day holds it no more: nothing is needed.');
    expect(await here.ledger.approvals('meeting')).toEqual([]);
  });

  it('is answered in no more than the 200 characters of a note', () => {
    for (const words of Object.values(PRESS_WORDS)) {
      const { approved, approvedAndHeld, waitsFor, liftedAndHeld, liftWaitsFor, meant, ...others } = words;
      const held = HOLD_REASONS.flatMap((reason) => [approvedAndHeld(reason), liftedAndHeld(reason)]);
      const counted = [waitsFor(2), liftWaitsFor(2), meant(20)];
      const all = [approved(EVENING), approved(null), ...held, ...counted, ...Object.values(others)];
      for (const text of all) expect([text, text.length <= 200]).toEqual([text, true]);
    }
  });

  it('says that it waits no more when it is out', async () => {
    const here = await asked();
    const { delivery } = here;
    await here.ledger.save({
      ...delivery,
      state: { status: 'missed', at: NOON, why: 'expired' },
      rev: delivery.rev + 1,
    });
    expect(await here.say('approve')).toContain('This waits no more');
  });
});
