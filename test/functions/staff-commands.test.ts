import { describe, expect, it } from 'vitest';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { BOPHA, chatOf, DARA, DONOR, link, people, SOPHEA, TEAM, VEHA } from './a-team.ts';
import { command, receiving, start } from './receiving.ts';

async function scene() {
  const here = receiving({ people });
  here.clock.set(NOON);
  await link(TEAM, NOON, here);
  const ask = async (person: (typeof TEAM)[number] | number, text: string) => {
    const user = typeof person === 'number' ? person : chatOf(person);
    return (await here.telegram(command(user, text))).reply.text ?? '';
  };
  return { ...here, ask };
}

describe('a command', () => {
  it.each(['/pause', '/resume', '/today', '/approve', '/help'])(
    'greets a stranger, a partner and a moderator as if they had only started the bot: %s',
    async (text) => {
      const here = await scene();
      const hello = (await here.telegram(start(555, ''))).reply.text;
      expect(hello).toBe(BOT_WORDS.en.hello);
      expect(await here.ask(555, text)).toBe(hello);
      expect(await here.ask(DONOR, text)).toBe(hello);
      expect(await here.ask(VEHA, text)).toBe(hello);
      expect(await here.ledger.pause()).toBeNull();
    },
  );

  it('is answered in the chat that it came from, in Khmer and then in English', async () => {
    const here = await scene();
    const { reply } = await here.telegram(command(chatOf(DARA), '/help'));
    expect(reply).toMatchObject({ method: 'sendMessage', chat_id: String(chatOf(DARA)) });
    expect(reply.text).toMatch(/^អ្វីដែល[\s\S]*\/approve – what waits for approval/);
  });

  it('lets somebody in who stands in for an approver, while they do', async () => {
    const here = await scene();
    await here.ledger.keepStandIn({ inPlaceOf: 'Sophea', name: 'Veha', until: plus(NOON, HOUR_MS) });
    expect(await here.ask(VEHA, '/approve')).toContain('Nothing waits for approval');
    expect(await here.ask(VEHA, '/pause')).toContain('Your role does not decide this');
    here.clock.set(plus(NOON, HOUR_MS));
    expect(await here.ask(VEHA, '/approve')).toBe(BOT_WORDS.en.hello);
  });
});

describe('/stop', () => {
  it('does not say to one of the team that they hear no more, and says to everybody else the same', async () => {
    const here = await scene();
    const said = await here.ask(DARA, '/stop');
    expect(said).toContain('This chat is still linked with the team');
    expect(said).not.toContain('you receive no more messages');
    expect(await here.ask(DONOR, '/stop')).toBe(await here.ask(555, '/stop'));
    expect(await here.ask(DARA, '/today')).not.toBe(BOT_WORDS.en.hello);
  });
});

describe('/pause and /resume', () => {
  it('stops everything by one person, and says since when, by whom and how it goes on', async () => {
    const here = await scene();
    const said = await here.ask(DARA, '/pause');
    expect(said).toContain('Everything is paused since Sat 9 Jan 2027, 12:00 Phnom Penh time, by Dara');
    expect(said).toContain('Two people must let it go on');
    expect(await here.ledger.pause()).toMatchObject({ by: 'Dara' });
    here.clock.advance(HOUR_MS);
    expect(await here.ask(SOPHEA, '/pause')).toContain('12:00 Phnom Penh time, by Dara');
  });

  it('goes on by two, and never by one alone however often they say so', async () => {
    const here = await scene();
    expect(await here.ask(DARA, '/resume')).toContain('Nothing is paused');
    await here.ask(DARA, '/pause');
    for (const _ of [1, 2]) expect(await here.ask(SOPHEA, '/resume')).toContain('One more is needed');
    expect(await here.ledger.pause()).toMatchObject({ resumedBy: 'Sophea' });
    expect(await here.ask(DARA, '/resume')).toContain('Everything goes on. Nothing was missed');
    expect(await here.ledger.pause()).toBeNull();
  });

  it('counts what was missed meanwhile, and only that', async () => {
    const here = await scene();
    const before = await here.planned({ post: '00-in-an-earlier-pause', at: plus(NOON, -HOUR_MS) });
    const earlier = move(before, { type: 'missed', at: plus(NOON, -MINUTE_MS), why: 'paused' });
    if (earlier) await here.ledger.save(earlier);
    await here.ask(DARA, '/pause');
    for (const [post, why] of [
      ['01-a', 'paused'],
      ['02-b', 'paused'],
      ['03-c', 'approval_needed'],
    ] as const) {
      const delivery = await here.planned({ post, at: plus(NOON, HOUR_MS) });
      const moved = move(delivery, { type: 'missed', at: plus(NOON, 2 * HOUR_MS), why });
      if (moved) await here.ledger.save(moved);
    }
    here.clock.set(plus(NOON, 3 * HOUR_MS));
    await here.ask(SOPHEA, '/resume');
    expect(await here.ask(BOPHA, '/resume')).toContain('2 did not go out meanwhile');
  });
});

describe('/today', () => {
  it('shows each post of today and tomorrow morning with its channels, and why it waits', async () => {
    const here = await scene();
    await here.published({ at: EVENING, channel: 'tg-main' }, '41');
    await here.planned({ at: EVENING, channel: 'fb-main' });
    await here.planned({ post: '04-tips', at: plus(EVENING, 13 * HOUR_MS) });
    await here.planned({ post: '05-later', at: plus(EVENING, DAY_MS) });
    await here.waiting('a-moderators-own');
    await here.ledger.approve(questionOf(anEntry({ post: '04-tips' })), yesOf('Dara'));
    await here.ledger.approve(questionOf(anEntry({ post: '04-tips' })), yesOf('Sophea'));
    const said = await here.ask(DARA, '/today');
    expect(said).toMatch(/19:00 {2}03-invite\n {3}⏸ .*held \(1\) → fb-main\n {3}✓ .*out → tg-main/);
    expect(said).toMatch(/08:00 {2}04-tips\n {3}◔ .*waits for its moment → tg-main/);
    expect(said).toContain('(1) មនុស្ស');
    expect(said).toContain('Not enough people have approved exactly this version');
    expect(said).not.toContain('05-later');
    expect(said).not.toContain('mods');
  });

  it('is never longer than a message may be, and is cut after a whole line', async () => {
    const here = await scene();
    for (let post = 10; post < 90; post += 1) await here.planned({ post: `${post}-a-post-with-a-long-name` });
    const said = await here.ask(DARA, '/today');
    expect(said.length).toBeLessThanOrEqual(4096);
    expect(said).toMatch(/→ tg-main\n…$|-name\n…$/);
  });

  it('says so when nothing is planned', async () => {
    expect(await (await scene()).ask(DARA, '/today')).toContain('Nothing is planned');
  });
});

describe('/approve', () => {
  it('lists what waits with its moment and who has said yes, the next first, and has it shown', async () => {
    const here = await scene();
    await here.planned({ post: '04-tips', at: plus(EVENING, DAY_MS) });
    await here.planned({ at: EVENING });
    await here.ledger.approve(questionOf(anEntry()), yesOf('Sophea'));
    const said = await here.ask(DARA, '/approve');
    expect(said).toMatch(/^◔ 03-invite\n.*19:00 Phnom Penh time · ✓ Sophea · \+1\n◔ 04-tips\n.*\+2/);
    expect(await here.ledger.mark('show#Dara')).toBe(NOON);
  });

  it('leaves out samples, what enough people have approved, and what somebody wants changed', async () => {
    const here = await scene();
    await here.planned();
    await here.ledger.askChange(questionOf(anEntry()), { name: 'Dara', at: NOON, change: 'text' });
    const approved = await here.planned({ post: '04-tips' });
    for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(approved), yesOf(name));
    expect(await here.ask(DARA, '/approve')).toContain('Nothing waits for approval');
    const sandbox = receiving({ people, channels: { standing: async () => 'sandbox' } });
    await link([DARA], NOON, sandbox);
    await sandbox.ledger.create(schedule(anEntry({ at: plus(EVENING, HOUR_MS) }), null, NOON));
    const { reply } = await sandbox.telegram(command(chatOf(DARA), '/approve'));
    expect(reply.text).toContain('Nothing waits for approval');
  });

  it('leaves out what can leave no more', async () => {
    const here = await scene();
    await here.planned();
    here.clock.set(plus(EVENING, 2 * HOUR_MS));
    expect(await here.ask(DARA, '/approve')).toContain('Nothing waits for approval');
  });
});
