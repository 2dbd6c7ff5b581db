import { describe, expect, it } from 'vitest';
import { type SummarizePorts, summarize } from '../../functions/summarize/summarize.ts';
import type { PageSummary } from '../../shared/answer-ports.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { campaignKey } from '../../shared/domain/engagement.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { PAGE, receiving } from './receiving.ts';

const ON_THE_PAGE = { kind: 'facebook_page', channel: 'fb-main', address: PAGE } as const;

async function scene(answer: PageSummary) {
  const here = receiving();
  const delivery = await here.published(ON_THE_PAGE, `${PAGE}_7`);
  const asked: string[] = [];
  const pages: SummarizePorts['pages'] = {
    summary: async (_channel, externalId) => {
      asked.push(externalId);
      return answer;
    },
  };
  return {
    ...here,
    delivery,
    asked,
    run: () => summarize({ ...here, contentStore: memoryContent(), keys: here.allKeys, pages }),
  };
}

describe('summarizing', () => {
  it('keeps what a Page says of its own post, and replaces it the next time', async () => {
    const here = await scene({ kind: 'known', reactions: 9, comments: 2, shares: 0 });
    expect(await here.run()).toMatchObject({ polled: 1 });
    await here.run();
    expect(here.asked).toEqual([`${PAGE}_7`, `${PAGE}_7`]);
    expect(await here.figures()).toEqual([
      { metric: 'comments', source: 'facebook_summary', value: 2 },
      { metric: 'reactions', source: 'facebook_summary', value: 9 },
      { metric: 'shares', source: 'facebook_summary', value: 0 },
    ]);
  });

  it('writes nothing where a Page cannot be read, and says why once a post', async () => {
    const here = await scene({ kind: 'unavailable', why: 'facebook_190: token' });
    expect(await here.run()).toMatchObject({ polled: 0 });
    expect(await here.figures()).toEqual([]);
    expect(here.log.lines).toContainEqual(expect.objectContaining({ event: 'not_polled' }));
  });

  it('makes an incident, once, of a post that is gone though nobody here took it back', async () => {
    const here = await scene({ kind: 'gone' });
    await here.run();
    const found = await here.ledger.find(here.delivery.id);
    expect(found).toMatchObject({ vanishedAt: here.clock.now(), state: { status: 'published' } });
    await here.run();
    expect(here.asked).toHaveLength(1);
    expect(await here.ledger.find(here.delivery.id)).toEqual(found);
  });

  it('finds nothing missing of what we took back ourselves, or are about to', async () => {
    const here = await scene({ kind: 'gone' });
    const asked = move(here.delivery, { type: 'removal_asked', at: EVENING });
    if (asked) await here.ledger.save(asked);
    await here.run();
    expect((await here.ledger.find(here.delivery.id))?.vanishedAt).toBeNull();
  });

  it('is glad of what we could not delete, and somebody has deleted', async () => {
    const here = await scene({ kind: 'gone' });
    const failed = { type: 'amendment_failed', at: EVENING, of: 'removal', message: null, why: 'no_rights' } as const;
    for (const event of [{ type: 'removal_asked', at: EVENING } as const, failed]) {
      const delivery = await here.ledger.find(here.delivery.id);
      const moved = delivery && move(delivery, event);
      if (moved) await here.ledger.save(moved);
    }
    await here.run();
    expect(await here.ledger.find(here.delivery.id)).toMatchObject({ removedAt: here.clock.now(), vanishedAt: null });
    expect(here.log.lines).not.toContainEqual(expect.objectContaining({ event: 'vanished' }));
    await here.run();
    expect(here.asked).toHaveLength(1);
  });

  it('asks no more about old posts', async () => {
    const here = await scene({ kind: 'known', reactions: 9, comments: 2, shares: 0 });
    here.clock.set(plus(EVENING, 29 * DAY_MS));
    expect(await here.run()).toMatchObject({ polled: 0 });
    expect(here.asked).toEqual([]);
  });

  it('destroys a campaign’s key a week after its last post, and no other key', async () => {
    const here = await scene({ kind: 'unavailable', why: 'not_asked' });
    await here.keys.of(campaignKey('meeting'));
    await here.keys.of(campaignKey('never-planned'));
    await here.keys.of('moderators');
    here.clock.set(plus(EVENING, 7 * DAY_MS - 1));
    expect(await here.run()).toMatchObject({ destroyed: 0 });
    here.clock.set(plus(EVENING, 7 * DAY_MS));
    expect(await here.run()).toMatchObject({ destroyed: 1 });
    expect(await here.allKeys.names()).toEqual([campaignKey('never-planned'), 'moderators']);
    expect(await here.run()).toMatchObject({ destroyed: 0 });
  });
});
