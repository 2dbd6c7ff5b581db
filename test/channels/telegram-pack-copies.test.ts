import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { PackReceiver } from '../../shared/domain/moderator.ts';
import { linkCode } from '../../shared/domain/tracked-link.ts';
import { expectAccepted, platform } from './platform.ts';
import { recording } from './recordings.ts';
import { asTheyAre, bytesOf, clock, delivery, mediaOf, message, out, photo } from './sample.ts';

const [cover, noLogo, other] = [photo('មានឡូហ្គោ'), photo('គ្មានឡូហ្គោ'), photo('ផ្លូវ')] as const;
const plain = { text: 'សូមអញ្ជើញ', photos: [noLogo], note: 'រូបភាព ១ (១៧ KB)' };
const pack = message({ text: 'អង្គការគំរូអញ្ជើញ', note: 'រូបភាព ១ (១៩ KB)', photos: [cover], plain });
const there = out({ step: 'note', externalId: '77' }, { step: 'text', externalId: '80' });

/** The pack's channel to a moderator with these wishes, and what it has sent so far: the texts, and the photos' bytes. */
async function moderator(wishes: Partial<typeof asTheyAre> & Pick<PackReceiver, 'districts'>) {
  const { url, requests } = await platform(recording('telegram-private-message'));
  const bot = { botToken: '1:a', baseUrl: url, http: openHttp({ deadlineMs: 500 }), clock };
  const media = mediaOf([cover, noLogo, other]);
  const channel = moderatorPack({ ...bot, ...asTheyAre, ...wishes, chat: '7000000001', media });
  return {
    channel,
    async sent(): Promise<unknown[]> {
      await expectAccepted(requests);
      return requests.map(({ params, files }) => params.text ?? Buffer.from(files.photo?.bytes ?? []));
    },
    async receives(post: Message) {
      for (const step of channel.steps(post)) await channel.send(step, post, delivery);
      return this.sent();
    },
  };
}

describe('a moderator of a district', () => {
  it('reads in the note what is meant for that district, and nothing that is meant for another one', async () => {
    const areas = [
      { district: 'puok', words: 'Near your group: Puok hall' },
      { district: 'kralanh', words: 'Near your group: Kralanh hall' },
    ];
    const [note, ...rest] = await (await moderator({ districts: ['puok'] })).receives({ ...pack, areas });
    expect(note).toBe(`${pack.note}\n\nNear your group: Puok hall`);
    expect(rest).toEqual([bytesOf(cover), pack.text]);
    expect((await (await moderator({})).receives({ ...pack, areas }))[0]).toBe(pack.note);
  });
});

describe('a moderator who wants no logo', () => {
  const without = { withoutLogo: true };

  it('receives the words without a name and the photo without a logo, and others what everybody gets', async () => {
    expect(await (await moderator(without)).receives(pack)).toEqual([plain.note, bytesOf(noLogo), plain.text]);
    expect(await (await moderator({})).receives(pack)).toEqual([pack.note, bytesOf(cover), pack.text]);
  });

  it('receives what everybody gets of a pack that has no such version', async () => {
    const only = { ...pack, plain: null };
    expect(await (await moderator(without)).receives(only)).toEqual([pack.note, bytesOf(cover), pack.text]);
  });

  it('receives as many messages as their own version needs', async () => {
    const [bare, added] = [
      { ...pack, plain: { ...plain, photos: [] } },
      { ...pack, photos: [] },
    ];
    expect((await moderator(without)).channel.steps(bare)).toEqual(['note', 'text']);
    expect((await moderator({})).channel.steps(bare)).toEqual(['note', 'photo', 'text']);
    expect((await moderator(without)).channel.steps(added)).toEqual(['note', 'photo', 'text']);
  });

  it('is given their own version of a correction', async () => {
    const here = await moderator(without);
    const after = {
      ...pack,
      text: 'អង្គការគំរូអញ្ជើញ ថ្ងៃសុក្រ',
      plain: { ...plain, text: 'សូមអញ្ជើញ ថ្ងៃសុក្រ', photos: [other] },
    };
    expect(await here.channel.edit?.(pack, after, there)).toEqual({ kind: 'done' });
    const [notice, ...rest] = await here.sent();
    expect(notice).toContain('This post has changed');
    expect(rest).toEqual([bytesOf(other), 'សូមអញ្ជើញ ថ្ងៃសុក្រ']);
  });

  it('is reminded of it by the words without a name', async () => {
    const [own, others] = [await moderator(without), await moderator({})];
    for (const { channel } of [own, others]) await channel.remind?.(pack, there);
    expect(String(await own.sent())).toMatch(/«សូមអញ្ជើញ»$/u);
    expect(String(await others.sent())).toMatch(/«អង្គការគំរូអញ្ជើញ»$/u);
  });

  it('hears nothing of a correction to what only others have, and others nothing of one to theirs', async () => {
    const [forAll, forThem] = [
      { ...pack, text: 'ថ្ងៃសុក្រ' },
      { ...pack, plain: { ...plain, text: 'ថ្ងៃសុក្រ' } },
    ];
    const [own, others] = [await moderator(without), await moderator({})];
    expect(await own.channel.edit?.(pack, forAll, there)).toEqual({ kind: 'done' });
    expect(await others.channel.edit?.(pack, forThem, there)).toEqual({ kind: 'done' });
    expect([await own.sent(), await others.sent()]).toEqual([[], []]);
  });

  it('is told of a withdrawal by the words that they know', async () => {
    const here = await moderator(without);
    await here.channel.remove?.(pack, delivery);
    const [notice] = await here.sent();
    expect(notice).toContain('«សូមអញ្ជើញ»');
    expect(notice).not.toContain('អង្គការគំរូ');
  });
});

describe('a moderator who has agreed that openings in their group are counted apart', () => {
  const counted = { countsOpens: true };
  const target = 'https://example.org/budget';
  const link = { code: 'packpackpack', url: 'https://go.example.net/l/packpackpack', target };
  const linked = message({
    ...pack,
    text: `អង្គការគំរូអញ្ជើញ\n\nព័ត៌មានបន្ថែម៖ ${link.url}`,
    plain: { ...plain, text: `សូមអញ្ជើញ ${link.url}` },
    link,
  });
  const own = linkCode(delivery.id, target);
  const withOwn = (text: string) => text.replace('packpackpack', own);

  it('copies a text in which only the link is another, whichever version they want', async () => {
    const [note, picture, text] = await (await moderator(counted)).receives(linked);
    expect([note, picture]).toEqual([linked.note, bytesOf(cover)]);
    expect(text).toBe(withOwn(linked.text));
    const without = await (await moderator({ ...counted, withoutLogo: true })).receives(linked);
    expect(without.at(-1)).toBe(withOwn(linked.plain?.text ?? ''));
    expect((await (await moderator({})).receives(linked)).at(-1)).toBe(linked.text);
  });

  it('has that link to be kept for them, as one that counts for the pack; others have none', async () => {
    const { channel } = await moderator(counted);
    const { campaign, id } = delivery;
    expect(channel.ownLinks?.(linked, delivery)).toEqual([
      { code: own, target, campaign, delivery: id, countsFor: 'packpackpack' },
    ]);
    expect(channel.ownLinks?.(pack, delivery)).toEqual([]);
    expect((await moderator({})).channel.ownLinks?.(linked, delivery)).toEqual([]);
  });

  it('has one for each session of an event, and all of them count for their first', async () => {
    const evening = { code: 'evenevenevev', url: 'https://go.example.net/l/evenevenevev', target: `${target}_evening` };
    const both = { ...linked, text: `${linked.text}\n${evening.url}`, moreLinks: [evening] };
    const ownEvening = linkCode(delivery.id, evening.target);
    const here = await moderator(counted);
    expect(here.channel.ownLinks?.(both, delivery).map(({ code, countsFor }) => [code, countsFor])).toEqual([
      [own, 'packpackpack'],
      [ownEvening, own],
    ]);
    expect((await here.receives(both)).at(-1)).toBe(withOwn(both.text).replace(evening.code, ownEvening));
  });

  it('has it in a correction too', async () => {
    const here = await moderator(counted);
    const after = { ...linked, text: linked.text.replace('អញ្ជើញ', 'អញ្ជើញ ថ្ងៃសុក្រ') };
    expect(await here.channel.edit?.(linked, after, there)).toEqual({ kind: 'done' });
    expect((await here.sent()).slice(1)).toEqual([withOwn(after.text)]);
  });
});
