import { describe, expect, it } from 'vitest';
import { channelStandings } from '../../shared/channels/standing.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { packPages } from './pack-pages.ts';

describe('POST /api/deliveries/{id}/page', () => {
  it('gives a pack to one more person, of whom nobody knows more than a code', async () => {
    const here = await packPages();
    const pack = await here.handedOut();
    const { status, json } = await here.give(pack);
    expect({ status, json }).toEqual({
      status: 200,
      json: {
        delivery_id: expect.stringMatching(/^[a-z2-7]{20}$/),
        url: expect.stringMatching(/^https:\/\/civic\.example\.org\/p\/[a-z0-9]{59}$/),
        expires_at: plus(here.clock.now(), 2 * DAY_MS),
      },
    });
    await here.give(pack);
    const codes = (await here.received()).map(({ recipients }) => recipients[0]);
    expect(codes).toEqual([expect.stringMatching(/^web-[a-z2-7]{10}$/), expect.stringMatching(/^web-[a-z2-7]{10}$/)]);
    expect(new Set(codes).size).toBe(2);
  });

  it('counts them among those who received it; who they are, as a code, only staff sees', async () => {
    const here = await packPages();
    const pack = await here.handedOut();
    const { json } = await here.give(pack);
    const rows = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-sophea')).json;
    expect(rows).toContainEqual(
      expect.objectContaining({ delivery_id: pack.id, responses: { delivered: 1, posted: 0, declined: 0 } }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ delivery_id: json.delivery_id, status: 'delivered', response: 'none', held: null }),
    );
    const theirs = await here.ask('/api/deliveries?campaign=meeting', 'token-of-partner');
    expect(JSON.stringify(theirs.json)).not.toContain('web-');
  });

  it('is for those who decide', async () => {
    const here = await packPages();
    const pack = await here.handedOut();
    for (const token of ['token-of-partner', 'token-of-chan']) expect((await here.give(pack, token)).status).toBe(403);
    expect(await here.received()).toEqual([]);
    expect((await here.give(pack, 'token-of-sophea')).status).toBe(200);
  });

  it('gives nothing of what is no pack, or is what one person received', async () => {
    const here = await packPages();
    const channel = await here.planned({ channel: 'tg-main' });
    const child = await here.pack('aaaaaaaaaa');
    for (const one of [channel, child])
      expect(await here.give(one)).toMatchObject({ status: 409, json: { error: 'no_pack' } });
    expect((await here.give({ id: 'none' as never })).status).toBe(404);
  });

  it('gives nothing before its moment, nor unapproved', async () => {
    const here = await packPages();
    const pack = await here.waiting();
    here.clock.set(NOON);
    expect(await here.give(pack)).toMatchObject({ status: 409, json: { error: 'not_yet', at: EVENING } });
    here.clock.set(EVENING);
    expect(await here.give(pack)).toMatchObject({
      status: 409,
      json: {
        error: 'held',
        held: 'approval_needed',
        held_because: { en: expect.any(String), km: expect.any(String) },
      },
    });
    for (const name of ['Dara', 'Sophea']) await here.ledger.approve(questionOf(pack), yesOf(name));
    expect((await here.give(pack)).status).toBe(200);
  });

  it('gives nothing while everything is paused, or of what was withdrawn', async () => {
    const here = await packPages();
    const pack = await here.handedOut();
    await here.ask('/api/pause', 'token-of-dara', {});
    expect(await here.give(pack)).toMatchObject({ status: 409, json: { error: 'held', held: 'paused' } });
    await here.ask(`/api/deliveries/${pack.id}/withdraw`, 'token-of-dara', {});
    expect(await here.give(pack)).toMatchObject({ status: 409, json: { error: 'taken_back' } });
    expect(await here.received()).toEqual([]);
  });

  it('gives nothing of what never went out in its time, or invites to what is over', async () => {
    const here = await packPages();
    const missed = await here.happen(await here.waiting(), { type: 'missed', at: EVENING, why: 'expired' });
    expect(await here.give(missed)).toMatchObject({ status: 409, json: { error: 'over' } });
    const event = { ...missed.asks, until: plus(EVENING, HOUR_MS) };
    const out = await here.handedOut({ post: '04-event', asks: event, id: 'bbbbbbbbbbbbbbbbbbbb' as never });
    expect((await here.give(out)).json.expires_at).toBe(event.until);
    here.later(1);
    expect(await here.give(out)).toMatchObject({ status: 409, json: { error: 'over' } });
  });

  it('needs no bot: neither its token nor anybody who is registered with it', async () => {
    const standings = channelStandings({
      secrets: async () => Secrets.parse({}),
      platforms: 'real',
      hasModerators: async () => false,
    });
    const here = await packPages({ channels: standings });
    expect((await here.give(await here.handedOut())).status).toBe(200);
  });

  it('draws another code where somebody has the one that it drew', async () => {
    const here = await packPages();
    const pack = await here.handedOut();
    let taken = 1;
    const create: typeof here.ledger.create = async (delivery) =>
      taken-- > 0 ? 'exists' : here.ledger.create(delivery);
    const again = await packPages({ ledger: { ...here.ledger, create } });
    const { json } = await again.give(pack);
    expect((await here.received()).map(({ id }) => id)).toEqual([json.delivery_id]);
  });
});

describe('taking back a pack that some have by a link', () => {
  it('names those whom no bot asks apart from the others: somebody must write to them', async () => {
    const here = await packPages();
    const pack = await here.handedOut();
    await here.pack('aaaaaaaaaa');
    await here.give(pack);
    const { json } = await here.ask(`/api/deliveries/${pack.id}/withdraw`, 'token-of-dara', {});
    expect(json.remains).toEqual([
      expect.objectContaining({ why: 'in_groups', moderators: 1 }),
      expect.objectContaining({
        why: 'by_link',
        moderators: 1,
        to_do: { en: expect.stringContaining('write to each of them'), km: expect.stringContaining('១ នាក់មានវាតាមតំណ') },
      }),
    ]);
  });
});
