import { describe, expect, it } from 'vitest';
import { offerEdit } from '../../shared/domain/amendment.ts';
import { invitationTo } from '../../shared/domain/community.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { SIEM_REAP, said } from '../fakes/a-moderator.ts';
import { asking } from './asking.ts';

describe('GET /api/deliveries', () => {
  it('shows what each moderator received to staff, by code, and to partners only how many', async () => {
    const here = asking();
    const planned = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
    const pack = { ...planned, attempts: 1 };
    await here.ledger.create(pack);
    await here.ledger.saveCampaign({
      campaign: 'meeting',
      revision: 1,
      approvalsNeeded: 2,
      missing: [],
      endsAt: null,
    });
    for (const code of ['aaaaaaaaaa', 'bbbbbbbbbb']) {
      const child = await here.pack(code);
      const posted = code.startsWith('a') && move(child, said('posted', EVENING));
      if (posted) await here.ledger.save(posted);
    }
    const staff = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara')).json;
    const shown = staff.map((row: Record<string, unknown>) => [row.recipient, row.response]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['aaaaaaaaaa', 'posted'],
        ['bbbbbbbbbb', 'none'],
        [undefined, undefined],
      ]),
    );
    const partner = await here.ask('/api/deliveries?campaign=meeting', 'token-of-partner');
    expect(partner.json).toHaveLength(1);
    expect(partner.json[0]).toMatchObject({
      delivery_id: pack.id,
      external_id: null,
    });
    expect(JSON.stringify(partner.json)).not.toContain('aaaaaaaaaa');
    const month = await here.ask('/api/deliveries?month=2027-01', 'token-of-partner');
    expect(month.json).toHaveLength(1);
    // Of few people, why or how soon one of them did something is more than how many.
    for (const [row] of [partner.json, month.json])
      expect(row.responses).toEqual({ delivered: null, posted: null, declined: 0 });
    expect(staff.find(({ recipient }: { recipient?: string }) => !recipient).responses).toHaveProperty(
      'posted_within_1h',
      1,
    );
    expect((await here.ask('/api/deliveries', 'token-of-dara')).json).toHaveLength(1);
  });

  it('lists nobody of a pack that went to more than 500, and says how they fared all the same', async () => {
    const here = asking();
    const planned = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
    const pack = { ...planned, attempts: 1 };
    await here.ledger.create(pack);
    for (let index = 0; index < 501; index += 1) await here.pack(`code-${index}`);
    const staff = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara')).json;
    expect(staff).toMatchObject([{ delivery_id: pack.id, responses: { delivered: 501, posted: 0, declined: 0 } }]);
  });

  it('says of an incomplete delivery what is missing', async () => {
    const here = asking();
    const delivery = await here.unknown({ channel: 'tg-group' });
    const step = { step: 'album', externalId: '41', permalink: null, at: EVENING };
    const out = move({ ...delivery, steps: ['album', 'text'] }, { type: 'step_sent', at: EVENING, step });
    const refused = out && move(out, { type: 'refused', at: EVENING, why: 'telegram_403: kicked' });
    if (!out || !refused) throw new Error('this can happen to it');
    await here.ledger.save(out);
    await here.ledger.save(refused);
    const rows = (await here.ask('/api/deliveries?month=2027-01', 'token-of-partner')).json;
    expect(rows).toMatchObject([{ status: 'incomplete', reason: 'telegram_403: kicked (missing: text)' }]);
  });
});

describe('POST /api/deliveries/{id}/resolve', () => {
  it('takes the word of staff, of nobody else, and once', async () => {
    const here = asking();
    const { id } = await here.unknown({ channel: 'tg-group' });
    const path = `/api/deliveries/${id}/resolve`;
    const seen = { outcome: 'published', external_id: '77' };
    expect((await here.ask(path, 'token-of-partner', seen)).status).toBe(403);
    expect((await here.ask(path, 'nobody', seen)).status).toBe(401);
    for (const bad of [{}, { outcome: 'perhaps' }, { outcome: 'published', external_id: 7 }, null, []])
      expect((await here.ask(path, 'token-of-dara', bad)).status).toBe(400);
    expect(await here.ask(path, 'token-of-dara', seen)).toEqual({
      status: 200,
      json: { delivery_id: id, status: 'published' },
    });
    expect((await here.ask(path, 'token-of-dara', { outcome: 'absent' })).status).toBe(409);
    expect((await here.ask('/api/deliveries/none/resolve', 'token-of-dara', seen)).status).toBe(404);
  });
});

describe('why a post waits', () => {
  it('is read by staff, and not by partners', async () => {
    const here = asking();
    await here.planned();
    const [staff] = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara')).json;
    expect(staff).toMatchObject({ held: 'approval_needed', held_because: { en: expect.any(String) } });
    const [partner] = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-partner')).json;
    expect(partner).toMatchObject({ status: 'scheduled', held: null });
    expect(partner).not.toHaveProperty('held_because');
  });
});

describe('what became of a delivery after it was out', () => {
  it('stands in its row: what it shall become and what that waits for, that it was taken back, that it is gone', async () => {
    const here = asking();
    const row = async () => (await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara')).json[0];
    const delivery = await here.published({}, '41');
    expect(await row()).not.toHaveProperty('changing');
    const offered = offerEdit(delivery, anEntry({ text: sha256('other'), message: sha256('other message') }), EVENING);
    if (offered) await here.ledger.save(offered);
    expect(await row()).toMatchObject({ status: 'published', changing: 'edit', held: 'approval_needed' });
    await here.ask(`/api/deliveries/${delivery.id}/withdraw`, 'token-of-dara', {});
    expect(await row()).toMatchObject({ status: 'published', changing: 'removal', held: null });
    const asked = await here.ledger.find(delivery.id);
    const removed = asked && move(asked, { type: 'removed', at: EVENING });
    if (removed) await here.ledger.save(removed);
    expect(await row()).toMatchObject({ status: 'published', removed_at: EVENING });
    const other = await here.published({ post: '04-other' }, '42');
    const vanished = move(other, { type: 'vanished', at: EVENING });
    if (vanished) await here.ledger.save(vanished);
    const handled = vanished && move(vanished, { type: 'handled', at: EVENING, how: 'dropped' });
    if (handled) await here.ledger.save(handled);
    const rows = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-partner')).json;
    expect(rows.find(({ post }: { post: string }) => post === '04-other')).toMatchObject({
      vanished_at: EVENING,
      handled: 'dropped',
    });
  });
});

describe('GET /api/invitations and /api/engagement', () => {
  it('keep the invitations from partners, and let them read what came back', async () => {
    const here = asking();
    await here.moderators.keepCommunity(SIEM_REAP);
    await here.moderators.invite(invitationTo('siem-reap', 'token-1', NOON));
    expect((await here.ask('/api/invitations', 'token-of-partner')).status).toBe(403);
    expect((await here.ask('/api/invitations', 'token-of-dara')).json).toEqual([
      expect.objectContaining({
        community: 'siem-reap',
        start: 'join_token-1',
        url: 'https://t.me/our_bot?start=join_token-1',
      }),
    ]);
    await here.published({}, '41');
    const rows = (await here.ask('/api/engagement?campaign=meeting', 'token-of-partner')).json;
    expect(rows).toContainEqual(
      expect.objectContaining({ metric: 'reactions', value: null, reason: 'no_callback_yet' }),
    );
  });
});
