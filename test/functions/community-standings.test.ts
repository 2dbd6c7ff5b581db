import { describe, expect, it } from 'vitest';
import { communityStandings } from '../../shared/actions/community-standings.ts';
import { communitiesWords } from '../../shared/content/community-words.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { childOf, move, schedule } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { inAll } from '../../shared/domain/pack-tally.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { aModerator, KAMPOT, SIEM_REAP, said } from '../fakes/a-moderator.ts';
import { asking } from './asking.ts';

const LATER = plus(NOON, HOUR_MS);
const RECEIVED: readonly Happening[] = [
  { type: 'claimed', at: NOON, worker: 'one', leaseUntil: LATER, steps: ['note'] },
  { type: 'step_sent', at: NOON, step: { step: 'note', externalId: '1', permalink: null, at: NOON } },
  { type: 'delivered', at: NOON },
];

/** Two communities with one pack, and what three of its moderators said of it. */
async function scene() {
  const here = asking();
  here.clock.set(EVENING);
  for (const community of [SIEM_REAP, KAMPOT]) await here.moderators.keepCommunity(community);
  const entry = { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap', 'kampot'] } as const;
  const pack = { ...schedule(anEntry({ ...entry, at: NOON }), null, NOON), attempts: 1 };
  await here.ledger.create(pack);
  const answers = [
    ['aaa', 'siem-reap', said('posted', plus(NOON, 2 * HOUR_MS))],
    ['bbb', 'siem-reap', { ...said('declined', LATER), why: 'sensitive' }],
    ['ccc', 'kampot', said('posted', plus(NOON, 2 * DAY_MS))],
  ] as const;
  for (const [code, community, answer] of answers) {
    await here.moderators.keep(aModerator(code, [community]), null);
    let child = childOf(pack, code, NOON, NOON, community);
    await here.ledger.create(child);
    for (const event of [...RECEIVED, answer]) {
      child = move(child, event as Happening) ?? child;
      await here.ledger.save(child);
    }
  }
  return { here, pack };
}

describe('how a community stands', () => {
  it('is how many moderators it has, and of each pack how many there have it, posted it, and declined it and why', async () => {
    const { here, pack } = await scene();
    const { json } = await here.ask('/api/communities', 'token-of-dara');
    expect(json).toEqual([
      {
        ...{ community: 'kampot', label: KAMPOT.label, moderators: 1, waiting: 0, open_invitations: 0 },
        packs: [expect.objectContaining({ responses: { delivered: 1, posted: 1, declined: 0, posted_later: 1 } })],
      },
      {
        ...{ community: 'siem-reap', label: SIEM_REAP.label, moderators: 2, waiting: 0, open_invitations: 0 },
        packs: [
          expect.objectContaining({
            delivery_id: pack.id,
            responses: { delivered: 2, posted: 1, declined: 1, declined_sensitive: 1, posted_within_3h: 1 },
          }),
        ],
      },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/aaa|bbb|ccc/);
    const all = await here.ledger.tallyOf(pack);
    expect(inAll(all)).toMatchObject({ delivered: 3, posted: 2, declined: 1 });
  });

  it('is read by the bot’s /moderators in both languages', async () => {
    const { here } = await scene();
    const words = communitiesWords(await communityStandings(here));
    expect(words).toContain('2 have it · 1 posted · 1 declined (Too sensitive 1)');
    expect(words).toContain('មាន ២ · បានបង្ហោះ ១ · មិនសម ១ (រសើបពេក ១)');
    expect(communitiesWords([])).toContain('no community');
  });

  it('is the team’s alone, who sees one moderator by code, and shuts them out', async () => {
    const { here } = await scene();
    for (const path of [
      '/api/communities',
      '/api/invitations',
      '/api/moderators/aaa',
      '/api/invitations/siem-reap/cards',
    ])
      expect((await here.ask(path, 'token-of-partner')).status).toBe(403);
    expect((await here.ask('/api/moderators/aaa', 'token-of-dara')).json).toMatchObject({
      moderator: 'aaa',
      groups: [{ community: 'siem-reap', confirmed_at: NOON }],
    });
    expect((await here.ask('/api/moderators', 'token-of-dara')).status).toBe(404);
    expect((await here.ask('/api/moderators/aaa/confirm', 'token-of-dara', {})).status).toBe(409);
    expect((await here.ask('/api/moderators/aaa/revoke', 'token-of-dara', {})).json).toEqual({ revoked: true });
    expect((await here.ask('/api/moderators/aaa/revoke', 'token-of-dara', {})).status).toBe(404);
    expect((await here.ask('/api/moderators/aaa', 'token-of-dara')).status).toBe(404);
  });

  it('is helped by invitations that are made, printed and revoked', async () => {
    const { here } = await scene();
    const { json } = await here.ask('/api/invitations', 'token-of-dara', { community: 'siem-reap', count: 3 });
    expect(json).toHaveLength(3);
    const cards = await here.request('/api/invitations/siem-reap/cards', 'token-of-dara');
    const page = await cards.text();
    expect(page.match(/<svg /g)).toHaveLength(3);
    expect(page).toContain(json[0].url.replaceAll('&', '&amp;'));
    const token = json[0].token as string;
    expect((await here.ask(`/api/invitations/${token}/revoke`, 'token-of-dara', {})).json).toEqual({ revoked: true });
    expect((await here.ask(`/api/invitations/${token}/revoke`, 'token-of-dara', {})).status).toBe(404);
    expect((await here.ask('/api/invitations', 'token-of-dara')).json).toHaveLength(3);
    expect((await here.ask('/api/invitations', 'token-of-dara', { community: 'nowhere' })).status).toBe(404);
    expect((await here.ask('/api/invitations', 'token-of-dara', { community: 'siem-reap', count: 5_000 })).status).toBe(
      400,
    );
  });
});
