import { describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/domain/delivery.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { CHANNEL, press, receiving, start } from './receiving.ts';

const MORNING = { id: 'morning', from: plus(EVENING, HOUR_MS), until: plus(EVENING, 2 * HOUR_MS) };
const NIGHT = { id: 'night-2', from: plus(EVENING, 4 * HOUR_MS), until: plus(EVENING, 5 * HOUR_MS) };
const IN_TWO_SESSIONS = {
  channel: 'tg-main',
  address: CHANNEL,
  asks: { cta: 'attend_event', event: 'meeting', from: MORNING.from, until: NIGHT.until, sessions: [MORNING, NIGHT] },
} as const satisfies Partial<Entry>;

async function invited() {
  const here = receiving();
  const delivery = await here.published(IN_TWO_SESSIONS, '41');
  const says = async (update: object) => (await here.telegram(update)).reply.text;
  const counted = async () =>
    (await here.engagement.figures(delivery.campaign)).find(({ metric }) => metric === 'rsvp');
  return { here, id: delivery.id, says, counted };
}

describe('an answer to one of several sessions', () => {
  it('counts a person once for each, whether they press a button or follow a link', async () => {
    const { id, says, counted } = await invited();
    expect(await says(press(1, `rsvp:${id}:morning`))).toContain('counted as coming');
    expect(await says(press(1, `rsvp:${id}:morning`))).toContain('already');
    expect(await says(start(1, `rsvp_${id}_morning`))).toContain('already');
    expect(await says(start(1, `rsvp_${id}_night-2`))).toContain('counted as coming');
    expect(await says(press(2, `rsvp:${id}:night-2`))).toContain('counted as coming');
    expect(await counted()).toMatchObject({ value: 3, sessions: { morning: 1, 'night-2': 2 } });
  });

  it('counts a person once for a session, whichever of its posts they press', async () => {
    const { here, id, counted, says } = await invited();
    const reminder = await here.published({ ...IN_TWO_SESSIONS, post: '05-tomorrow' }, '42');
    await says(press(1, `rsvp:${id}:morning`));
    expect(await says(press(1, `rsvp:${reminder.id}:morning`))).toContain('already');
    expect(await counted()).toMatchObject({ value: 1 });
  });

  it('that is over is told so, as long as another is to come; after the last the event is over', async () => {
    const { here, id, says, counted } = await invited();
    here.clock.set(MORNING.until);
    expect(await says(press(1, `rsvp:${id}:morning`))).toContain('session is over');
    expect(await says(press(1, `rsvp:${id}:night-2`))).toContain('counted as coming');
    here.clock.set(NIGHT.until);
    expect(await says(press(2, `rsvp:${id}:night-2`))).toContain('event is over');
    expect(await says(press(2, `rsvp:${id}:morning`))).toContain('event is over');
    expect(await counted()).toMatchObject({ value: 1 });
  });

  it('counts nothing for a session that is none, for another answer, or of what nobody can have seen', async () => {
    const { here, id, says, counted } = await invited();
    const waiting = await here.planned({ ...IN_TWO_SESSIONS, post: '06-today' });
    const none = ['x', 'MORNING', '../morning', 'morning:', 'morning:morning'].map((name) => `rsvp:${id}:${name}`);
    for (const data of [...none, `done:${id}:morning`, `feedback:${id}:morning`, `rsvp:${waiting.id}:morning`]) {
      expect(await says(press(1, data)), data).toContain('does not work any more');
    }
    expect(await says(start(1, `rsvp_${id}_noon`))).toContain('does not work any more');
    expect(await says(start(1, `question_${id}_morning`))).toContain('does not work any more');
    expect(await counted()).toBeUndefined();
  });

  it('is counted for the event, and for none of them, where the post was made before there were sessions', async () => {
    const { id, says, counted } = await invited();
    expect(await says(press(1, `rsvp:${id}`))).toContain('counted as coming');
    await says(press(1, `rsvp:${id}:morning`));
    expect(await counted()).toMatchObject({ value: 2, sessions: { morning: 1 } });
  });
});
