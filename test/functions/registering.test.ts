import { describe, expect, it } from 'vitest';
import { codeOf } from '../../shared/actions/moderators.ts';
import { confirmModerator, nicknameIn } from '../../shared/actions/register.ts';
import { KAMPOT } from '../fakes/a-moderator.ts';
import { chat, dataOf, inviting, UNDER } from './chatting.ts';
import { membership, written } from './receiving.ts';

const moderatorOf = async (here: Awaited<ReturnType<typeof inviting>>, user: number) =>
  here.moderators.moderator(await codeOf(String(user), here));

describe('registering', () => {
  it('asks four things in one message that moves on, gives a pack to practise with, and waits for the team', async () => {
    const here = await inviting();
    const sok = chat(here, 7);
    const [terms] = (await sok.start('join_token-1')).sayings;
    expect(terms).toMatchObject({
      kind: 'message',
      chat: '7',
      text: expect.stringMatching(/^ជំហាន ១\/៤\n.*សៀមរាប.*យ៉ាងច្រើន ៣ កញ្ចប់.*អ្វីដែលយើងរក្សាទុក.*\/stop/su),
    });
    expect(dataOf(terms)).toEqual(['join.terms:yes', 'own.stop:yes', 'own.language:en']);

    const size = await sok.press('join.terms:yes');
    expect(size).toMatchObject({
      note: '',
      sayings: [{ kind: 'edit', chat: '7', message: String(UNDER), text: expect.stringContaining('ជំហាន ២/៤') }],
    });
    expect(dataOf(size.sayings[0])).toHaveLength(5);
    const district = await sok.press('join.size:to_20000');
    expect(dataOf(district.sayings[0])).toEqual([
      'join.district:puok',
      'join.district:chi-kraeng',
      'join.district:unsaid',
    ]);
    const nickname = await sok.press('join.district:puok');
    expect(nickname.sayings[0]).toMatchObject({ kind: 'edit', text: expect.stringContaining('ជំហាន ៤/៤') });

    const { sayings } = await sok.write('បង ស្រី 🌾');
    expect(sayings.map(({ kind }) => kind)).toEqual(['message', 'picture', 'message']);
    expect(dataOf(sayings[0])).toEqual(['posted', 'later', 'declined', 'ask'].map((what) => `${what}:practice`));
    expect((await sok.press('posted:practice')).note).toContain('ហាត់');
    const moderator = await moderatorOf(here, 7);
    expect(moderator?.groups).toEqual([
      { community: 'siem-reap', size: 'to_20000', district: 'puok', confirmedAt: null },
    ]);
    expect(moderator && (await nicknameIn(moderator, here))).toBe('បង ស្រី 🌾');
    expect(JSON.stringify(moderator)).not.toContain('ស្រី');
    expect(await Array.fromAsync(here.moderators.activeIn('siem-reap'))).toEqual([]);
    expect(await Array.fromAsync(here.moderators.waitingIn('siem-reap'))).toMatchObject([{ code: moderator?.code }]);
  });

  it('speaks Khmer whatever a telephone’s menus speak, and English to who asks for it, from then on', async () => {
    const here = await inviting();
    const sok = chat(here, 7, 'en');
    expect((await sok.start('join_token-1')).text).toContain('ជំហាន ១/៤');
    const { sayings } = await sok.press('own.language:en');
    expect(sayings).toMatchObject([{ kind: 'edit', text: expect.stringMatching(/^Step 1\/4\n\nHello!/) }]);
    expect((await sok.press('join.terms:yes')).sayings[0]).toMatchObject({ text: expect.stringContaining('Step 2/4') });
    for (const data of ['join.size:unsaid', 'join.district:unsaid', 'join.nickname:none']) await sok.press(data);
    expect((await chat(here, 7, 'km').command('/groups')).text).toContain('Your groups');
    const { sayings: shown } = await sok.press('own.language:km');
    expect(shown).toMatchObject([{ kind: 'edit', text: expect.stringContaining('ក្រុមរបស់អ្នក') }]);
  });

  it('goes on where somebody was, however they come back', async () => {
    const here = await inviting();
    const sok = chat(here, 7);
    await sok.start('join_token-1');
    await sok.press('join.terms:yes');
    for (const payload of ['', 'join_token-1', 'join_token-1'])
      expect((await sok.start(payload)).text).toContain('ជំហាន ២/៤');
    expect((await sok.press('join.terms:yes')).sayings[0]).toMatchObject({
      kind: 'edit',
      text: expect.stringContaining('ជំហាន ២/៤'),
    });
  });

  it('is by an invitation that works for one person alone, who may come with it again', async () => {
    const here = await inviting();
    const [first, second] = [chat(here, 7), chat(here, 8)];
    await first.start('join_token-1');
    const stranger = await second.start('join_token-1');
    expect(stranger.text).toBe((await second.start('')).text);
    expect(await moderatorOf(here, 8)).toBeNull();
    await first.press('join.terms:yes');
    expect((await first.start('join_token-1')).text).toContain('ជំហាន ២/៤');
  });

  it('is given to the first of two who open one invitation at once', async () => {
    const here = await inviting();
    await Promise.all([7, 8, 9].map((user) => chat(here, user).start('join_token-1')));
    const all = await Promise.all([7, 8, 9].map((user) => moderatorOf(here, user)));
    expect(all.filter(Boolean)).toHaveLength(1);
  });

  it('tells a stranger, somebody confirmed and a wrong link the same', async () => {
    const here = await inviting(['token-1', 'token-2']);
    const [known, stranger] = [chat(here, 7), chat(here, 8)];
    await known.register();
    await confirmModerator(await codeOf('7', here), here);
    const texts = [
      known.start(),
      stranger.start(),
      stranger.start('join_wrong'),
      stranger.start('join_token-1'),
      stranger.command('/help'),
      stranger.command('/groups'),
      stranger.command('/moderators'),
    ];
    expect(new Set((await Promise.all(texts)).map(({ text }) => text)).size).toBe(1);
    expect((await stranger.write('hello')).text).toBeNull();
  });

  it('ends with nothing kept when they do not agree, and with /stop in the middle of it', async () => {
    const here = await inviting(['token-1', 'token-2']);
    const sok = chat(here, 7);
    await sok.start('join_token-1');
    expect((await sok.press('own.stop:yes')).sayings[0]).toMatchObject({
      kind: 'edit',
      text: expect.stringContaining('លុប'),
      keyboard: [],
    });
    expect(await moderatorOf(here, 7)).toBeNull();
    await sok.start('join_token-2');
    await sok.press('join.terms:yes');
    const left = await sok.command('/stop');
    expect(await moderatorOf(here, 7)).toBeNull();
    expect(left.text).toBe((await chat(here, 8).command('/stop')).text);
    expect((await sok.press('join.size:to_5000')).note).toContain('លែងប្រើបាន');
    expect((await sok.write('Dara')).text).toBeNull();
  });

  it.each([
    ['\u202e\u200f', 'អក្សរ'],
    ['012 345 678', 'លេខទូរស័ព្ទ'],
    ['ក'.repeat(60), 'វែងពេក'],
  ])('asks once more when %j is no nickname', async (text, words) => {
    const here = await inviting();
    const sok = chat(here, 7);
    await sok.start('join_token-1');
    for (const data of ['join.terms:yes', 'join.size:unsaid', 'join.district:unsaid']) await sok.press(data);
    expect((await sok.write(text)).text).toContain(words);
    expect((await moderatorOf(here, 7))?.nickname).toBeNull();
    await sok.write('Dara');
    expect((await moderatorOf(here, 7))?.nickname?.sealed).toBeTruthy();
  });

  it('takes two presses at once for one', async () => {
    const here = await inviting();
    const sok = chat(here, 7);
    await sok.start('join_token-1');
    await Promise.all([sok.press('join.terms:yes'), sok.press('join.terms:yes')]);
    await Promise.all([sok.press('join.size:to_5000'), sok.press('join.size:over_20000')]);
    const [group] = (await moderatorOf(here, 7))?.groups ?? [];
    expect(['to_5000', 'over_20000']).toContain(group?.size);
    expect(group?.district).toBeNull();
  });

  it('ends once for two nicknames that are written at once', async () => {
    const here = await inviting();
    const sok = chat(here, 7);
    await sok.start('join_token-1');
    for (const data of ['join.terms:yes', 'join.size:unsaid', 'join.district:unsaid']) await sok.press(data);
    sok.heard();
    await Promise.all(['Dara', 'Sok'].map((nickname) => here.telegram(written(7, nickname, 'km'))));
    expect(sok.heard()).toHaveLength(3);
  });

  it('takes 420 starts with 40 that come twice for 420, and answers each', async () => {
    const tokens = Array.from({ length: 420 }, (_, index) => `token-${index}`);
    const here = await inviting(tokens);
    const starts = [...tokens.keys(), ...Array.from({ length: 40 }, (_, index) => index * 7)];
    await Promise.all(starts.map((index) => chat(here, 1_000 + index).start(`join_token-${index}`)));
    const all = await Promise.all(tokens.map((_, index) => moderatorOf(here, 1_000 + index)));
    expect(all.filter(Boolean)).toHaveLength(420);
    expect(all.every((one) => one?.groups.length === 1)).toBe(true);
    expect(here.sayings).toHaveLength(460);
  });

  it('keeps no chat in the clear, and notices who blocks the bot and comes back', async () => {
    const here = await inviting();
    await chat(here, 987_654_321).register();
    const code = await codeOf('987654321', here);
    expect(JSON.stringify(await here.moderators.moderator(code))).not.toContain('987654321');
    await confirmModerator(code, here);
    await here.telegram(membership(987_654_321, 'kicked'));
    expect(await Array.fromAsync(here.moderators.activeIn('siem-reap'))).toEqual([]);
    await here.telegram(membership(987_654_321, 'member', 10));
    expect(await Array.fromAsync(here.moderators.activeIn('siem-reap'))).toEqual([code]);
    // What Telegram tells late does not win over what it told since.
    await here.telegram(membership(987_654_321, 'kicked', 5));
    expect(await Array.fromAsync(here.moderators.activeIn('siem-reap'))).toEqual([code]);
    await here.telegram(membership(5, 'kicked'));
  });

  it('is asked about one more group, and of another community by another invitation', async () => {
    const here = await inviting(['token-1']);
    await here.moderators.keepCommunity(KAMPOT);
    const { madeAt, expiresAt } = { madeAt: here.clock.now(), expiresAt: '2030-01-01T00:00:00.000Z' as never };
    await here.moderators.invite({ token: 'token-k', community: 'kampot', madeAt, expiresAt });
    const sok = chat(here, 7);
    await sok.register();
    await confirmModerator(await codeOf('7', here), here);
    expect((await sok.start('join_token-k')).text).toContain('ជំហាន ២/៣');
    const done = await sok.press('join.size:under_1000');
    expect(done.sayings.map(({ kind }) => kind)).toEqual(['keyboard', 'message']);
    const groups = (await moderatorOf(here, 7))?.groups ?? [];
    expect(groups.map(({ community, confirmedAt }) => [community, confirmedAt !== null])).toEqual([
      ['siem-reap', true],
      ['kampot', false],
    ]);
  });
});
