import { describe, expect, it } from 'vitest';
import { codeOf } from '../../shared/actions/moderators.ts';
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
    const { sok, moderator } = await confirmedModerator();
    expect((await sok.press('own.add:siem-reap')).sayings[0]).toMatchObject({
      text: expect.stringContaining('ជំហាន ២'),
    });
    await sok.press('join.size:over_20000');
    await sok.press('join.district:puok');
    expect((await moderator())?.groups.map(({ size, confirmedAt }) => [size, confirmedAt !== null])).toEqual([
      ['to_5000', true],
      ['over_20000', true],
    ]);
    await sok.press('own.drop:0');
    expect((await moderator())?.groups.map(({ size }) => size)).toEqual(['over_20000']);
    expect((await sok.press('own.drop:5')).note).toContain('លែងប្រើបាន');
    expect((await sok.press('own.add:elsewhere')).note).toContain('លែងប្រើបាន');
    await sok.press('own.drop:0');
    expect(await moderator()).toBeNull();
  });

  it('is a pause of their own, which stops packs and nothing else', async () => {
    const { here, sok, code, active } = await confirmedModerator();
    expect(await active()).toEqual([code]);
    expect((await sok.command('/pause')).text).toContain('/resume');
    expect(await active()).toEqual([]);
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
