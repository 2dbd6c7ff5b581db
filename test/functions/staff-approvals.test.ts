import { describe, expect, it } from 'vitest';
import { tellTeam } from '../../functions/reconcile/tell-team.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { chatOf, DARA, SOPHEA, VEHA } from './a-team.ts';
import { command } from './receiving.ts';
import { button, LATER, namesOf, telling, texts } from './telling.ts';

const PHOTO = { sha256: sha256('a photo'), alt: '', bytes: 3, width: 1, height: 1, contentType: 'image/jpeg' } as const;

describe('a post that waits for approval', () => {
  it('is shown to each who may say yes: photo and text alone, then the question with its buttons', async () => {
    const here = await telling();
    const delivery = await here.plan();
    here.messages.set(delivery.message, { ...A_MESSAGE, text: 'Come!', photos: [PHOTO] });
    const told = await here.at(LATER);
    expect(namesOf(told)).toEqual(['Bopha', 'Dara', 'Sophea']);
    const [shown, question] = told.filter(({ name }) => name === 'Dara').map(({ message }) => message);
    expect(shown?.shows).toEqual({ text: 'Come!', photos: [PHOTO] });
    expect(shown?.text).toContain('tg-main');
    expect(shown?.text).toContain('5 characters');
    expect(question?.text).toMatch(/^✋ 03-invite · meeting\n/);
    expect(question?.text).toContain('Approved by: nobody yet. 2 more are needed.');
    expect(question?.text).toContain('Not approved by Sat 9 Jan 2027, 19:00 Phnom Penh time: it is not sent.');
    const version = `${delivery.id}:${delivery.approval.slice(0, 12)}`;
    expect(question?.buttons.map(({ data }) => data)).toEqual([
      `approve:${version}`,
      `change_text:${version}`,
      `change_picture:${version}`,
      `change_moment:${version}`,
    ]);
    for (const { data } of question?.buttons ?? []) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  it('is not shown to whoever wrote it, nor to who has approved it, nor as a sample', async () => {
    const here = await telling();
    await here.plan({ author: 'Dara' });
    await here.ledger.approve(questionOf(anEntry()), yesOf('Sophea'));
    expect(namesOf(await here.at(LATER))).toEqual(['Bopha']);
    const sandbox = await telling({ standing: 'sandbox' });
    await sandbox.plan();
    expect(await sandbox.at(LATER)).toEqual([]);
    // Nobody would receive this pack: that says nothing of whether it is real.
    const standing = async ({ channel }: { channel: string }) => (channel === 'mods' ? 'no_moderators' : 'sandbox');
    await sandbox.plan({ id: anEntry({ channel: 'mods' }).id, channel: 'mods', kind: 'moderator_pack' });
    const told: string[] = [];
    const tell = async ({ text }: { text: string }) => told.push(text);
    await tellTeam([], { ...sandbox.ports, channels: { standing }, tell });
    expect(told).toEqual([]);
  });

  it('reaches who stands in for somebody', async () => {
    const here = await telling({ linked: [DARA, VEHA] });
    await here.plan();
    await here.ledger.keepStandIn({ inPlaceOf: 'Sophea', name: 'Veha', until: plus(NOON, HOUR_MS) });
    const told = await here.at(LATER);
    expect(namesOf(told)).toEqual(['Dara', 'Veha']);
    expect(await here.press(chatOf(VEHA), button(told, 'Veha', 'approve'))).toContain('Your yes is noted');
  });

  it('is shown once a version, and again when it has changed', async () => {
    const here = await telling();
    const delivery = await here.plan();
    expect(await here.at(LATER)).not.toEqual([]);
    expect(await here.at(plus(LATER, MINUTE_MS))).toEqual([]);
    const approval = sha256('another version');
    await here.ledger.save({ ...delivery, approval, rev: delivery.rev + 1 });
    const again = await here.at(plus(LATER, 2 * MINUTE_MS));
    expect(button(again, 'Dara', 'approve')).toContain(approval.slice(0, 12));
  });

  it('has what only one of its channels has, where another says the same: a voice note, a district’s line, a pin', async () => {
    const here = await telling();
    const voice = { sha256: sha256('a voice'), bytes: 3, contentType: 'audio/ogg' } as const;
    const areas = [{ district: 'puok', words: 'The hall of Puok.' }];
    for (const [channel, more] of [
      ['fb-main', {}],
      ['mods-kampot', { note: 'To you', voice, areas }],
      ['tg-main', { pin: true }],
    ] as const) {
      const { id } = anEntry({ channel });
      await here.plan({ id, channel, message: sha256(channel) });
      here.messages.set(sha256(channel), { ...A_MESSAGE, ...more });
    }
    const told = (await here.at(LATER)).filter(({ name }) => name === 'Dara').map(({ message }) => message);
    expect(told.map(({ shows }) => shows?.voice?.sha256)).toEqual([voice.sha256, undefined]);
    expect(told[0]?.text).toMatch(/fb-main, tg-main, mods-kampot.*is pinned.*To you.*The hall of Puok\./s);
  });

  it('shows each different text once, with the channels that say it', async () => {
    const here = await telling();
    for (const [channel, text] of [
      ['fb-main', 'long'],
      ['fb-other', 'long'],
      ['tg-main', 'short'],
    ] as const) {
      const { message } = await here.plan({ id: anEntry({ channel }).id, channel });
      here.messages.set(message, { ...A_MESSAGE, text, photos: [PHOTO] });
    }
    const pack = await here.plan({ id: anEntry({ channel: 'mods' }).id, channel: 'mods', kind: 'moderator_pack' });
    here.messages.set(pack.message, { ...A_MESSAGE, text: 'pack', note: 'If asked, say that …', photos: [PHOTO] });
    await here.ledger.create(childOf(pack, 'a-code', plus(NOON, HOUR_MS), NOON));
    const told = (await here.at(LATER)).filter(({ name }) => name === 'Dara').map(({ message }) => message);
    expect(told.map(({ shows }) => shows?.text).sort()).toEqual(['long', 'pack', 'short', undefined]);
    expect(told.find(({ shows }) => shows?.text === 'pack')?.text).toContain('If asked, say that …');
    expect(told.at(-1)?.text).not.toContain('13:00');
    expect(told.map(({ shows }) => shows?.photos.length)).toEqual([1, 0, 0, undefined]);
    const long = told.find(({ shows }) => shows?.text === 'long')?.text ?? '';
    expect(long).toContain('fb-main');
    expect(long).toContain('fb-other');
  });

  it('is shown once where its channels differ by nothing but their own links to the same place', async () => {
    const here = await telling({ linked: [DARA] });
    const wording = sha256('the same without its link');
    for (const [channel, code, bot] of [
      ['fb-main', 'aaaa', 'civic_bot'],
      ['mods', 'bbbb', 'civic_bot'],
      ['fb-other', 'cccc', 'another_bot'],
    ] as const) {
      const { id, message } = await here.plan({ id: anEntry({ channel }).id, channel, wording });
      const url = `https://civic.example.org/l/${code}`;
      const link = { code, url, target: `https://t.me/${bot}?start=rsvp_${id}` };
      const note = channel === 'mods' ? 'If asked, say that …' : null;
      here.messages.set(message, { ...A_MESSAGE, text: `Come! ${url}`, link, note });
    }
    const told = (await here.at(LATER)).map(({ message }) => message).filter(({ shows }) => shows);
    expect(told).toHaveLength(2);
    const together = told.find(({ text }) => text.includes('mods'))?.text;
    expect(together).toMatch(/fb-main, mods|mods, fb-main/);
    expect(together).toContain('If asked, say that …');
    expect(told.find(({ text }) => text.includes('fb-other'))?.text).toContain('t.me/another_bot');
  });

  it('comes when it is two weeks away, the nearest first, and five at a time', async () => {
    const here = await telling({ linked: [DARA] });
    await here.plan({ post: 'far', at: plus(LATER, 14 * DAY_MS + HOUR_MS) });
    for (const day of [7, 1, 6, 2, 5, 3]) await here.plan({ post: `in-${day}`, at: plus(LATER, day * DAY_MS) });
    const heads = (told: Awaited<ReturnType<typeof here.at>>) =>
      texts(told).flatMap((text) => /^✋ (\S+)/.exec(text)?.[1] ?? []);
    expect(heads(await here.at(LATER))).toEqual(['in-1', 'in-2', 'in-3', 'in-5', 'in-6']);
    expect(heads(await here.at(plus(LATER, MINUTE_MS)))).toEqual(['in-7']);
    for (const minute of [2, 30]) expect(await here.at(plus(LATER, minute * MINUTE_MS))).toEqual([]);
    // Nobody ran when it came near.
    expect(heads(await here.at(plus(LATER, 3 * HOUR_MS)))).toEqual(['far']);
  });

  it('is not forgotten where more come near at once than are shown, and is the nearest of all campaigns', async () => {
    const here = await telling({ linked: [DARA] });
    const far = plus(LATER, 14 * DAY_MS + HOUR_MS);
    for (const post of ['a', 'b', 'c', 'd', 'e', 'f']) await here.plan({ post, at: far });
    await here.plan({ post: 'first', campaign: 'other', at: plus(far, -MINUTE_MS) });
    expect(await here.at(LATER)).toEqual([]);
    const questions = async (minutes: number) =>
      texts(await here.at(plus(LATER, 3 * HOUR_MS + minutes * MINUTE_MS))).filter((text) => text.startsWith('✋'));
    const [first, ...others] = await questions(0);
    expect(first).toContain('✋ first · other');
    expect(others).toHaveLength(4);
    expect(await questions(1)).toHaveLength(2);
    expect(await questions(2)).toEqual([]);
  });

  it('is asked about when other words shall take the place of those that are out', async () => {
    const here = await telling({ linked: [DARA] });
    const delivery = await here.published({ at: NOON }, '41');
    await here.at(LATER);
    const entry = anEntry({ at: NOON, text: sha256('new'), message: sha256('new'), approval: sha256('new version') });
    const offered = offerEdit(delivery, entry, LATER);
    if (!offered) throw new Error('it can be offered');
    await here.ledger.save(offered);
    here.messages.set(entry.message, { ...A_MESSAGE, text: 'The new words' });
    const record = await here.ledger.campaign('meeting');
    await here.ledger.saveCampaign({ ...record, revision: record.revision + 1 });
    const told = await here.at(plus(LATER, MINUTE_MS));
    expect(told.map(({ message }) => message.shows?.text)).toContain('The new words');
    expect(texts(told).at(-1)).toContain('New words in the place of those that are out');
    expect(await here.press(chatOf(DARA), button(told, 'Dara', 'approve'))).toContain('Your yes is noted');
  });

  it('keeps no other waiting when its text cannot be read', async () => {
    const here = await telling({ linked: [DARA] });
    const { message } = await here.plan({ post: '01-lost' });
    await here.plan({ post: '02-there' });
    const { kept } = here.ports.contentStore;
    here.ports.contentStore.kept = (area, hash) => (hash === message ? Promise.reject(new Error()) : kept(area, hash));
    expect(texts(await here.at(LATER)).at(-1)).toContain('✋ 02-there');
    expect(here.log.lines).toContainEqual(expect.objectContaining({ event: 'not_shown' }));
    here.ports.contentStore.kept = kept;
    const told = texts(await here.at(plus(LATER, MINUTE_MS)));
    expect(told.filter((text) => text.startsWith('✋')).map((text) => text.slice(0, 9))).toEqual(['✋ 01-lost']);
    expect(await here.at(plus(LATER, 2 * MINUTE_MS))).toEqual([]);
  });

  it('is shown again to nobody else when it could not be shown to somebody who is new', async () => {
    const linked = [DARA];
    const here = await telling({ linked });
    await here.plan();
    expect(namesOf(await here.at(LATER))).toEqual(['Dara']);
    linked.push(SOPHEA);
    const { kept } = here.ports.contentStore;
    here.ports.contentStore.kept = () => Promise.reject(new Error());
    expect(await here.at(plus(LATER, MINUTE_MS))).toEqual([]);
    here.ports.contentStore.kept = kept;
    expect(namesOf(await here.at(plus(LATER, 2 * MINUTE_MS)))).toEqual(['Sophea']);
    expect(await here.at(plus(LATER, 3 * MINUTE_MS))).toEqual([]);
  });

  it('is shown once to each when it cannot be noted for all of them at once', async () => {
    const here = await telling();
    await here.plan();
    const { isFirst } = here.ports.ledger;
    let calls = 0;
    const fails = async () => {
      throw new Error('ProvisionedThroughputExceeded');
    };
    const flaky: typeof isFirst = (what, forgetAt) =>
      what.startsWith('approval#') && ++calls === 2 ? fails() : isFirst(what, forgetAt);
    here.ports.ledger = { ...here.ports.ledger, isFirst: flaky };
    const told = [...(await here.at(LATER)), ...(await here.at(plus(LATER, MINUTE_MS)))];
    const asked = told.filter(({ message }) => message.text.startsWith('✋'));
    expect(namesOf(asked).toSorted()).toEqual(['Bopha', 'Dara', 'Sophea']);
  });

  it('is shown again to whoever asks for it, and to nobody else', async () => {
    const here = await telling();
    await here.plan();
    await here.at(LATER);
    here.clock.set(plus(LATER, HOUR_MS));
    await here.telegram(command(chatOf(SOPHEA), '/approve'));
    expect(namesOf(await here.at(plus(LATER, HOUR_MS + MINUTE_MS)))).toEqual(['Sophea']);
    expect(await here.at(plus(LATER, HOUR_MS + 2 * MINUTE_MS))).toEqual([]);
  });
});
