import { describe, expect, it } from 'vitest';
import { codeOf, receiverOf } from '../../shared/actions/moderators.ts';
import { confirmModerator } from '../../shared/actions/register.ts';
import { chat, dataOf, inviting } from './chatting.ts';

async function confirmedModerator() {
  const here = await inviting();
  const sok = chat(here, 7);
  await sok.register();
  const code = await codeOf('7', here);
  await confirmModerator(code, here);
  return {
    here,
    sok,
    code,
    moderator: async () => here.moderators.moderator(code),
    /** What the buttons carry that remove a group, as they are shown now. */
    drops: async () => JSON.stringify((await sok.command('/groups')).reply).match(/own\.drop[^"]+/g) ?? [],
    active: async () => Array.fromAsync(here.moderators.activeIn('siem-reap')),
  };
}

describe('what moderators see and change of their own', () => {
  it('is their groups, by /groups, with their code and how they want their packs', async () => {
    const { sok, code, moderator } = await confirmedModerator();
    const groups = await sok.command('/groups');
    expect(groups.text).toMatch(new RegExp(`${code}.*\\n1\\. សៀមរាប · ១.០០០ ដល់ ៥.០០០ · ពួក · ✓`, 'su'));
    const shown = await sok.press('own.logo:without');
    expect(shown.sayings).toMatchObject([{ kind: 'edit' }]);
    expect(dataOf(shown.sayings[0])).toContain('own.logo:with');
    await sok.press('own.opens:yes');
    expect(await moderator()).toMatchObject({ withoutLogo: true, countsOpens: true });
  });

  it('is one more group, and one fewer; without any nothing is kept of them', async () => {
    const { sok, moderator, drops } = await confirmedModerator();
    expect((await sok.press('own.add:siem-reap')).sayings[0]).toMatchObject({
      text: expect.stringContaining('ជំហាន ២'),
    });
    await sok.press('join.size:over_20000');
    await sok.press('join.district:puok');
    expect((await moderator())?.groups.map(({ size, confirmedAt }) => [size, confirmedAt !== null])).toEqual([
      ['to_5000', true],
      ['over_20000', true],
    ]);
    const [first = ''] = await drops();
    await sok.press(first);
    expect((await moderator())?.groups.map(({ size }) => size)).toEqual(['over_20000']);
    for (const data of [first.replace(':0', ':5'), 'own.drop:0', 'own.add:elsewhere'])
      expect((await sok.press(data)).note).toContain('លែងប្រើបាន');
    const [last = ''] = await drops();
    await sok.press(last);
    expect(await moderator()).toBeNull();
  });

  it('is one fewer when the button for it is pressed twice, and never another one than was shown', async () => {
    const { sok, moderator, drops } = await confirmedModerator();
    for (const data of ['own.add:siem-reap', 'join.size:over_20000', 'join.district:puok']) await sok.press(data);
    const [first = '', second = ''] = await drops();
    await Promise.all([sok.press(first), sok.press(first)]);
    await sok.press(second);
    expect((await moderator())?.groups.map(({ size }) => size)).toEqual(['over_20000']);
  });

  it('is a pause of their own, which stops packs and nothing else', async () => {
    const { here, sok, code, active } = await confirmedModerator();
    expect(await active()).toEqual([code]);
    expect((await sok.command('/pause')).text).toContain('/resume');
    expect(await active()).toEqual([]);
    expect(await receiverOf(code, here)).toMatchObject({ chat: '7', wantsPacks: false, districts: ['puok'] });
    expect(await here.ledger.pause()).toBeNull();
    await sok.command('/resume');
    expect(await active()).toEqual([code]);
  });

  it('is to leave, by one message, with everything deleted', async () => {
    const { sok, moderator, active } = await confirmedModerator();
    expect((await sok.command('/help')).text).toContain('/stop');
    await sok.command('/stop');
    expect([await moderator(), await active()]).toEqual([null, []]);
    expect((await sok.command('/groups')).text).toContain('សួស្តី');
  });
});
