import { describe, expect, it } from 'vitest';
import { tellRegistrations } from '../../functions/reconcile/tell-registrations.ts';
import { welcomeModerators } from '../../functions/reconcile/welcome-moderators.ts';
import { codeOf } from '../../shared/actions/moderators.ts';
import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { chatOf, DARA, DONOR, link, people, SOPHEA, TEAM, type Told } from './a-team.ts';
import { chat, dataOf, inviting } from './chatting.ts';

const TOKENS = ['token-1', 'token-2', 'token-3', 'token-4', 'token-5'];

/** A team, and people who have finished their registration. */
async function scene(registered: readonly number[], { nobodyUntil = NOON } = {}) {
  const here = await inviting(TOKENS, { people });
  await link(TEAM, NOON, here);
  for (const [index, user] of registered.entries()) {
    here.clock.set(plus(here.clock.now(), MINUTE_MS));
    await chat(here, user).register(TOKENS[index]);
  }
  const told: Told[] = [];
  const ports = {
    ...here,
    tell: async (message: Told['message']) => told.push({ name: 'Dara', message }),
  };
  const run = { now: here.clock.now(), team: [], pause: null, campaigns: [], toldSince: nobodyUntil, untold: [] };
  return {
    here,
    told,
    dara: chat(here, chatOf(DARA), 'en'),
    code: (user: number) => codeOf(String(user), here),
    tellAll: async () => {
      await tellRegistrations(run as never, ports as never);
      return told.splice(0).map(({ message }) => message);
    },
    welcome: async () => {
      const before = here.sayings.length;
      await welcomeModerators(here);
      return here.sayings.slice(before);
    },
    active: () => Array.fromAsync(here.moderators.activeIn('siem-reap')),
    waiting: async () => (await Array.fromAsync(here.moderators.waitingIn('siem-reap'))).length,
  };
}

describe('the team and its moderators', () => {
  it('is told of each who has registered, once, by code and by what they said', async () => {
    const { tellAll, code } = await scene([7, 8]);
    const told = await tellAll();
    expect(told).toHaveLength(2);
    const own = told.find(({ text }) => text.includes('erwhvv2x7n') || text) ?? told[0];
    expect(own?.text).toMatch(/ពួក · Puok.*1,000 to 5,000.*Somebody wants to become a moderator/su);
    expect(told.map(({ text }) => /[a-z2-7]{10}/.exec(text)?.[0]).sort()).toEqual(
      [await code(7), await code(8)].sort(),
    );
    expect(await tellAll()).toEqual([]);
  });

  it('is told of those as well who registered before anybody of the team could be told', async () => {
    const { tellAll, code } = await scene([7], { nobodyUntil: plus(NOON, DAY_MS) });
    expect((await tellAll()).map(({ text }) => text)).toEqual([expect.stringContaining(await code(7))]);
    expect(await tellAll()).toEqual([]);
  });

  it('confirms one by a button, who is then told, once, and receives packs', async () => {
    const { dara, tellAll, code, welcome, active } = await scene([7]);
    const [told] = await tellAll();
    const [confirm] = told?.buttons ?? [];
    expect(await welcome()).toEqual([]);
    const { note, sayings } = await dara.press(confirm?.data ?? '');
    expect(note).toContain('Confirmed');
    expect(sayings).toMatchObject([{ kind: 'edit', text: expect.stringContaining('confirmed by Dara') }]);
    expect(dataOf(sayings[0])).toEqual([`team.revoke:${await code(7)}`]);
    expect(await active()).toEqual([await code(7)]);
    expect((await dara.press(confirm?.data ?? '')).note).toContain('settled already');
    expect(await welcome()).toMatchObject([{ kind: 'message', chat: '7', text: expect.stringContaining('ស្វាគមន៍') }]);
    expect(await welcome()).toEqual([]);
  });

  it('refuses one, of whom nothing is kept', async () => {
    const { here, dara, code, waiting } = await scene([7]);
    expect((await dara.press(`team.refuse:${await code(7)}`)).note).toContain('Refused');
    expect([await waiting(), await here.moderators.moderator(await code(7))]).toEqual([0, null]);
    expect((await dara.press(`team.refuse:${await code(7)}`)).note).toContain('settled already');
  });

  it('shuts one out in one tap', async () => {
    const { here, dara, code, active } = await scene([7]);
    await dara.press(`team.confirm:${await code(7)}`);
    const card = await dara.command(`/moderator ${await code(7)}`);
    expect(card.text).toContain('Puok');
    expect((await dara.press(`team.revoke:${await code(7)}`)).note).toContain('Shut out');
    expect([await active(), await here.moderators.moderator(await code(7))]).toEqual([[], null]);
    expect((await dara.command(`/moderator ${await code(7)}`)).text).toContain('no moderator with this code');
  });

  it('is told of many as a number, and confirms those together who waited then, or looks at them one by one', async () => {
    const { here, dara, tellAll, active, waiting } = await scene([11, 12, 13, 14]);
    const [told] = await tellAll();
    expect(told?.text).toContain('4 people want to become moderators');
    const [all, one] = told?.buttons ?? [];
    expect((await dara.press(one?.data ?? '')).sayings).toMatchObject([
      { kind: 'message', text: expect.stringContaining('Puok') },
    ]);
    here.clock.set(plus(here.clock.now(), HOUR_MS));
    await chat(here, 15).register('token-5');
    expect((await dara.press(all?.data ?? '')).note).toContain('4 confirmed');
    expect([(await active()).length, await waiting()]).toEqual([4, 1]);
    expect((await dara.press('team.next:nowhere')).note).toContain('Nobody waits');
  });

  it('is nobody else: to a partner, a moderator and a stranger these buttons and commands are none', async () => {
    const { here, code, waiting } = await scene([7]);
    const confirm = `team.confirm:${await code(7)}`;
    for (const user of [chatOf(DONOR), 7, 99]) {
      const who = chat(here, user, 'en');
      expect((await who.press(confirm)).note).toBe('This button does not work any more.');
      expect((await who.press(`team.all:siem-reap.${epochMs(here.clock.now()).toString(36)}`)).note).toContain(
        'does not work',
      );
      for (const text of ['/invite', '/moderators', `/moderator ${await code(7)}`])
        expect((await who.command(text)).text).not.toMatch(/siem-reap|Siem Reap|Puok|t\.me/);
    }
    expect(await waiting()).toBe(1);
  });

  it('invites one person by a link and a QR code, and reads how each community stands', async () => {
    const { here, dara } = await scene([7]);
    const { sayings } = await dara.command('/invite');
    expect(sayings).toMatchObject([{ kind: 'picture', chat: String(chatOf(DARA)), contentType: 'image/png' }]);
    const [picture] = sayings;
    const caption = picture?.kind === 'picture' ? picture.caption : '';
    const [, token = ''] = /https:\/\/t\.me\/our_bot\?start=join_([\w-]+)/.exec(caption) ?? [];
    expect(await here.moderators.invitedTo(token, 'anybody', here.clock.now())).toBe('siem-reap');
    expect(caption.length).toBeLessThanOrEqual(1024);
    const standing = await chat(here, chatOf(SOPHEA), 'en').command('/moderators');
    expect(standing.text).toContain('0 moderators · 1 wait to be confirmed · 5 invitations not used yet');
  });

  it('is asked to which community it invites where there are several', async () => {
    const { here, dara } = await scene([]);
    await here.moderators.keepCommunity({
      id: 'kampot',
      label: { km: 'កំពត', en: 'Kampot' },
      districts: [],
      packsPerWeek: 3,
      bot: null,
    });
    const asked = await dara.command('/invite');
    expect(asked.reply.reply_markup?.inline_keyboard).toHaveLength(2);
    const { sayings } = await dara.press('team.invite:kampot');
    expect(sayings).toMatchObject([{ kind: 'message', text: expect.stringMatching(/\/start join_[\w-]+/) }]);
  });
});
