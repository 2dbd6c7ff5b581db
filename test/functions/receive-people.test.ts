import { describe, expect, it } from 'vitest';
import { codeOf } from '../../shared/actions/moderators.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { CHANNEL, press, receiving, start } from './receiving.ts';

const IN_THE_CHANNEL = { channel: 'tg-main', address: CHANNEL } as const;
const bot = (metric: string, value: number) => ({ metric, source: 'bot', value });

describe('starting the bot', () => {
  it('from a post counts once a person and campaign, and takes the answer with it', async () => {
    const here = receiving();
    const { id } = await here.published(IN_THE_CHANNEL, '41');
    const started = await here.telegram(start(1, `rsvp_${id}`));
    expect(started.reply).toMatchObject({ method: 'sendMessage', chat_id: '1' });
    await here.telegram(start(1, `rsvp_${id}`));
    await here.telegram(start(2, `question_${id}`));
    expect(await here.figures()).toEqual([bot('bot_starts', 2), bot('rsvp', 1)]);
  });
});

describe('what a moderator says of a pack', () => {
  it('is not said to be noted when it is not', async () => {
    const here = receiving();
    const code = await codeOf('1', here);
    const child = await here.waiting(code);
    expect((await here.telegram(press(1, `posted:${child.id}`))).reply.text).toContain('does not work any more');
    expect((await here.ledger.find(child.id))?.response).toBeNull();
  });
});

describe('a person of the team', () => {
  const DARA = { name: 'Dara', role: 'comms' } as const;

  it('links a chat by a link that works once, and is told nothing that others are not', async () => {
    const here = receiving();
    await here.staff.offer('link-1', DARA, plus(here.clock.now(), HOUR_MS));
    expect((await here.telegram(start(1, 'staff_link-1'))).reply.text).toContain('Linked');
    const stranger = await here.telegram(start(2, 'staff_link-1'));
    expect(stranger.reply.text).toBe((await here.telegram(start(2, ''))).reply.text);
    expect(await here.staff.members()).toMatchObject([{ name: 'Dara', role: 'comms' }]);
    expect(JSON.stringify(await here.staff.members())).not.toContain('"1"');
  });

  it('settles an unknown delivery by a button, once; to everybody else the button is none', async () => {
    const here = receiving();
    await here.staff.offer('link-1', DARA, plus(here.clock.now(), HOUR_MS));
    await here.telegram(start(1, 'staff_link-1'));
    const unknown = await here.unknown({ channel: 'tg-group', kind: 'telegram_group' });
    expect((await here.telegram(press(2, `there:${unknown.id}`))).reply.text).toContain('does not work any more');
    expect((await here.ledger.find(unknown.id))?.state.status).toBe('unknown');
    expect((await here.telegram(press(1, `there:${unknown.id}`))).reply.text).toContain('it is there');
    expect((await here.ledger.find(unknown.id))?.state.status).toBe('published');
    expect((await here.telegram(press(1, `send:${unknown.id}`))).reply.text).toContain('settled already');
  });

  it('says that it does not go out any more when it is not there, and was taken back', async () => {
    const here = receiving();
    await here.staff.offer('link-1', DARA, plus(here.clock.now(), HOUR_MS));
    await here.telegram(start(1, 'staff_link-1'));
    const unknown = await here.unknown({ channel: 'tg-group', kind: 'telegram_group' });
    await here.happen(unknown, { type: 'removal_asked', at: here.clock.now() });
    expect((await here.telegram(press(1, `send:${unknown.id}`))).reply.text).toContain('does not go out by itself');
    expect((await here.ledger.find(unknown.id))?.state.status).toBe('cancelled');
  });

  it('who has left the organisation settles nothing any more', async () => {
    const here = receiving();
    await here.staff.offer('link-1', { name: 'Somebody who left', role: 'comms' }, plus(here.clock.now(), HOUR_MS));
    await here.telegram(start(1, 'staff_link-1'));
    const unknown = await here.unknown({ channel: 'tg-group', kind: 'telegram_group' });
    expect((await here.telegram(press(1, `there:${unknown.id}`))).reply.text).toContain('does not work any more');
    expect((await here.ledger.find(unknown.id))?.state.status).toBe('unknown');
  });
});
