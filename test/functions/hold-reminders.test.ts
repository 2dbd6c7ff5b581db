import { describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { replan } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { claimed } from './slots.ts';
import { button, LATER, namesOf, telling, texts } from './telling.ts';

describe('what still holds a post', () => {
  it('is told to the whole team the day before and an hour before, once each, also after downtime', async () => {
    const here = await telling();
    const at = plus(NOON, 3 * DAY_MS);
    await here.plan({ at });
    await here.at(LATER);
    expect(await here.at(plus(at, -DAY_MS - MINUTE_MS))).toEqual([]);
    const dayBefore = await here.at(plus(at, -DAY_MS + HOUR_MS));
    expect(namesOf(dayBefore)).toEqual(['Bopha', 'Dara', 'Sophea']);
    expect(texts(dayBefore)[0]).toMatch(/^⏰ 03-invite · meeting/);
    expect(texts(dayBefore)[0]).toContain('is not sent. 2 more people have to approve it.');
    expect(button(dayBefore, 'Dara', 'approve')).not.toBe('');
    expect(await here.at(plus(at, -DAY_MS + HOUR_MS + MINUTE_MS))).toEqual([]);
    await here.ledger.approve(questionOf(anEntry()), yesOf('Dara'));
    const hourBefore = await here.at(plus(at, -HOUR_MS));
    expect(texts(hourBefore)).toHaveLength(1);
    expect(button(hourBefore, 'Dara', 'approve')).toBe('');
    expect(button(hourBefore, 'Sophea', 'approve')).not.toBe('');
  });

  it('is told once when both moments of telling passed in a downtime', async () => {
    const here = await telling();
    const at = plus(NOON, 3 * DAY_MS);
    await here.plan({ at });
    await here.at(LATER);
    await here.at(plus(at, -DAY_MS - MINUTE_MS));
    expect(texts(await here.at(plus(at, -HOUR_MS / 2)))).toEqual([expect.stringMatching(/^⏰ 03-invite/)]);
  });

  it('is told a minute later when something cannot be read at its moment', async () => {
    const here = await telling();
    await here.plan();
    await here.at(LATER);
    await here.at(plus(EVENING, -HOUR_MS - MINUTE_MS));
    const { ledger } = here.ports;
    here.ports.ledger = { ...ledger, standIns: () => Promise.reject(new Error('ProvisionedThroughputExceeded')) };
    expect(await here.at(plus(EVENING, -HOUR_MS))).toEqual([]);
    here.ports.ledger = ledger;
    expect(texts(await here.at(plus(EVENING, -HOUR_MS + MINUTE_MS)))).toEqual([expect.stringMatching(/^⏰ 03-invite/)]);
    expect(await here.at(plus(EVENING, -HOUR_MS + 2 * MINUTE_MS))).toEqual([]);
  });

  it('is told once for each moment of its channels, without buttons for whoever wrote it', async () => {
    const here = await telling();
    await here.at(NOON);
    const publicAt = plus(NOON, 2 * DAY_MS + 4 * HOUR_MS);
    await here.plan({ author: 'Sophea', at: publicAt, publicAt });
    const channel = 'mods';
    await here.plan({ id: anEntry({ channel }).id, channel, author: 'Sophea', at: plus(NOON, 2 * DAY_MS), publicAt });
    await here.at(plus(NOON, MINUTE_MS));
    const told = await here.at(plus(NOON, DAY_MS));
    expect(texts(told, 'Sophea')).toHaveLength(1);
    expect(button(told, 'Sophea', 'approve')).toBe('');
    expect(button(told, 'Dara', 'approve')).not.toBe('');
    expect(await here.at(plus(NOON, DAY_MS + HOUR_MS))).toEqual([]);
    const before = texts(await here.at(plus(NOON, DAY_MS + 4 * HOUR_MS)));
    expect(before).toEqual([expect.stringMatching(/^⏰ 03-invite/)]);
  });

  it('is told before the public moment also when it was approved for the lead, and has changed since', async () => {
    const here = await telling();
    const publicAt = plus(EVENING, DAY_MS);
    const lead = await here.plan({ publicAt });
    const later = await here.plan({
      id: anEntry({ channel: 'fb-main' }).id,
      channel: 'fb-main',
      at: publicAt,
      publicAt,
    });
    await here.at(LATER);
    expect(texts(await here.at(plus(EVENING, -HOUR_MS)))[0]).toMatch(/^⏰ 03-invite/);
    for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(lead), yesOf(name));
    const sent = {
      type: 'step_sent',
      at: EVENING,
      step: { step: 'text', externalId: '7', permalink: null, at: EVENING },
    } as const;
    await here.happen(lead, claimed(EVENING), sent, { type: 'published', at: EVENING });
    await here.at(plus(EVENING, MINUTE_MS));
    const mended = replan(later, { ...anEntry(), ...later, approval: sha256('mended') }, null, plus(EVENING, HOUR_MS));
    if (mended) await here.ledger.save(mended);
    await here.at(plus(publicAt, -HOUR_MS - MINUTE_MS));
    expect(texts(await here.at(plus(publicAt, -HOUR_MS)))).toEqual([expect.stringMatching(/^⏰ 03-invite/)]);
  });

  it('is told whatever it is that a person can lift, and not where nothing holds it', async () => {
    const here = await telling();
    await here.at(NOON);
    const at = plus(NOON, 2 * HOUR_MS);
    for (const post of ['01-held', '02-free']) {
      const reviewNeeded = post === '01-held';
      await here.plan({ post, at, conditions: { ...anEntry().conditions, reviewNeeded } });
      for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(anEntry({ post })), yesOf(name));
    }
    const told = texts(await here.at(plus(at, -HOUR_MS)));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('01-held');
    expect(told[0]).toContain('A native reader has not reviewed the text');
  });
});
