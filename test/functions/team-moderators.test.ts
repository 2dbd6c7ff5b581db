import { describe, expect, it } from 'vitest';
import { tellRegistrations } from '../../functions/reconcile/tell-registrations.ts';
import { welcomeModerators } from '../../functions/reconcile/welcome-moderators.ts';
import { codeOf } from '../../shared/actions/moderators.ts';
import { invitationTo } from '../../shared/domain/community.ts';
import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aModerator, KAMPOT } from '../fakes/a-moderator.ts';
import { chatOf, DARA, DONOR, link, people, SOPHEA, TEAM, type Told } from './a-team.ts';
import { chat, dataOf, inviting } from './chatting.ts';

/** What everybody reads below whose press it is nothing. */
const NONE = /^(This button does not work any more\.|ប៊ូតុងនេះលែងប្រើបានហើយ។)$/;

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
      here.clock.set(plus(here.clock.now(), MINUTE_MS));
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

  it('is not told too soon of somebody, so that who registered a blink earlier and is written later is not passed over', async () => {
    const { here, tellAll } = await scene([7]);
    here.clock.set(plus(here.clock.now(), MINUTE_MS - SECOND_MS));
    await chat(here, 8).register(TOKENS[1]);
    here.clock.set(plus(here.clock.now(), SECOND_MS - MINUTE_MS));
    expect(await tellAll()).toHaveLength(1);
    expect(await tellAll()).toHaveLength(1);
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
    const again = await dara.press(confirm?.data ?? '');
    expect(again.note).toContain('settled already');
    expect(again.sayings).toMatchObject([{ kind: 'edit', text: expect.not.stringContaining('confirmed by') }]);
    expect(await welcome()).toMatchObject([{ kind: 'message', chat: '7', text: expect.stringContaining('ស្វាគមន៍') }]);
    expect(await welcome()).toEqual([]);
  });

  it('confirms a group of another community by another word, of which its moderator is told as well', async () => {
    const { here, dara, code, welcome } = await scene([7]);
    await here.moderators.keepCommunity(KAMPOT);
    await here.moderators.invite(invitationTo('kampot', 'token-k', NOON));
    await dara.press(`team.confirm:${await code(7)}`);
    await welcome();
    here.clock.set(plus(here.clock.now(), HOUR_MS));
    const sok = chat(here, 7);
    await sok.start('join_token-k');
    await sok.press('join.size:unsaid');
    expect(await welcome()).toEqual([]);
    await dara.press(`team.confirm:${await code(7)}`);
    expect(await welcome()).toMatchObject([{ chat: '7', text: expect.stringMatching(/^ក្រុមការងារបានបញ្ជាក់ក្រុមថ្មី/u) }]);
    expect(await welcome()).toEqual([]);
  });

  it('confirms somebody while they are asked about a group of another community, which then waits by itself', async () => {
    const { here, dara, tellAll, code, active, waiting } = await scene([7]);
    await here.moderators.keepCommunity(KAMPOT);
    await here.moderators.invite(invitationTo('kampot', 'token-k', NOON));
    const [told] = await tellAll();
    const sok = chat(here, 7);
    await sok.start('join_token-k');
    expect(await waiting()).toBe(1);
    expect((await dara.press(told?.buttons[0]?.data ?? '')).note).toContain('Confirmed');
    expect([await active(), await waiting()]).toEqual([[await code(7)], 0]);
    here.clock.set(plus(here.clock.now(), MINUTE_MS));
    await sok.press('join.size:unsaid');
    expect(await Array.fromAsync(here.moderators.activeIn('kampot'))).toEqual([]);
    expect((await tellAll())[0]?.buttons[0]?.data).toBe(`team.confirm:${await code(7)}`);
  });

  it('tells the team anew of whoever waits in another community since, though others have registered there', async () => {
    const { here, tellAll, code } = await scene([7]);
    await here.moderators.keepCommunity(KAMPOT);
    for (const token of ['token-k', 'token-l']) await here.moderators.invite(invitationTo('kampot', token, NOON));
    const sok = chat(here, 7);
    await sok.start('join_token-k');
    here.clock.set(plus(here.clock.now(), MINUTE_MS));
    const other = chat(here, 8);
    await other.start('join_token-l');
    for (const data of ['join.terms:yes', 'join.size:unsaid', 'join.nickname:none']) await other.press(data);
    await tellAll();
    here.clock.set(plus(here.clock.now(), MINUTE_MS));
    await sok.press('join.size:unsaid');
    expect((await tellAll()).map(({ buttons }) => buttons[0]?.data)).toContain(`team.confirm:${await code(7)}`);
  });

  it('refuses one, who is told, and of whom nothing is kept', async () => {
    const { here, dara, code, waiting } = await scene([7]);
    const sok = chat(here, 7);
    expect((await dara.press(`team.refuse:${await code(7)}`)).note).toContain('Refused');
    expect(sok.heard()).toMatchObject([{ kind: 'message', text: expect.stringContaining('មិនអាចបញ្ជាក់ថាស្គាល់អ្នកទេ') }]);
    expect([await waiting(), await here.moderators.moderator(await code(7))]).toEqual([0, null]);
    expect((await dara.press(`team.refuse:${await code(7)}`)).note).toContain('settled already');
    expect(sok.heard()).toEqual([]);
  });

  it('shuts one out in one tap', async () => {
    const { here, dara, code, active } = await scene([7]);
    await dara.press(`team.confirm:${await code(7)}`);
    const card = await dara.command(`/moderator ${await code(7)}`);
    expect(card.text).toContain('Puok');
    expect((await dara.press(`team.revoke:${await code(7)}`)).note).toContain('Shut out');
    expect([await active(), await here.moderators.moderator(await code(7))]).toEqual([[], null]);
    expect((await dara.command(`/moderator ${await code(7)}`)).text).toContain('no moderator with this code');
    // Whoever holds that telephone now does not come back by the invitation that it still shows.
    await chat(here, 7).start('join_token-1');
    expect(await here.moderators.moderator(await code(7))).toBeNull();
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

  it('is told of hundreds confirmed together how many are left, for another press', async () => {
    const { here, dara, waiting } = await scene([]);
    const codes = Array.from({ length: 203 }, (_, index) => `code${1_000 + index}`);
    const groups = [{ community: 'siem-reap', size: 'unsaid', district: 'unsaid', confirmedAt: null }] as const;
    for (const one of codes) await here.moderators.keep(aModerator(one, [], { groups, waitsSince: NOON }), null);
    const all = `team.all:siem-reap.${epochMs(NOON).toString(36)}`;
    expect((await dara.press(all)).note).toBe('200 confirmed. 3 are left: press again.');
    expect(await waiting()).toBe(3);
    expect((await dara.press(all)).note).toBe('3 confirmed.');
  });

  it('is nobody else: to a partner, a moderator and a stranger these buttons and commands are none', async () => {
    const { here, code, waiting } = await scene([7]);
    const confirm = `team.confirm:${await code(7)}`;
    for (const user of [chatOf(DONOR), 7, 99]) {
      const who = chat(here, user, 'en');
      expect((await who.press(confirm)).note).toMatch(NONE);
      expect((await who.press(`team.all:siem-reap.${epochMs(here.clock.now()).toString(36)}`)).note).toMatch(NONE);
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
    expect(await here.moderators.invitedTo(token, here.clock.now())).toEqual({
      community: 'siem-reap',
      isTaken: false,
    });
    expect(caption.length).toBeLessThanOrEqual(1024);
    const standing = await chat(here, chatOf(SOPHEA), 'en').command('/moderators');
    expect(standing.text).toContain('0 moderators · 1 wait to be confirmed · 5 invitations not used yet');
  });

  it('is asked to which community it invites where there are several', async () => {
    const { here, dara } = await scene([]);
    await here.moderators.keepCommunity(KAMPOT);
    const asked = await dara.command('/invite');
    expect(asked.reply.reply_markup?.inline_keyboard).toHaveLength(2);
    const { sayings } = await dara.press('team.invite:kampot');
    expect(sayings).toMatchObject([{ kind: 'message', text: expect.stringMatching(/\/start join_[\w-]+/) }]);
  });
});
