import { describe, expect, it } from 'vitest';
import { offerEdit } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { asking } from './asking.ts';

describe('GET /api/deliveries', () => {
  it('shows what each moderator received to staff, by code, and to partners only how many', async () => {
    const here = asking();
    const pack = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
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
      const posted = code.startsWith('a') && move(child, { type: 'responded', at: EVENING, response: 'posted' });
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
      responses: { delivered: 2, posted: 1, declined: 0 },
    });
    expect(JSON.stringify(partner.json)).not.toContain('aaaaaaaaaa');
    const month = await here.ask('/api/deliveries?month=2027-01', 'token-of-partner');
    expect(month.json).toHaveLength(1);
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

describe('POST /api/deliveries/{id}/withdraw', () => {
  it('says of what somebody posted by hand that it is to be deleted by hand', async () => {
    const here = asking();
    const delivery = await here.planned();
    await here.happen(delivery, { type: 'missed', at: EVENING, why: 'no_token' });
    const path = `/api/deliveries/${delivery.id}/withdraw`;
    expect(await here.ask(path, 'token-of-dara', {})).toMatchObject({ status: 409, json: { error: 'over' } });
    const missed = await here.ledger.find(delivery.id);
    if (missed) await here.happen(missed, { type: 'handled', at: EVENING, how: 'by_hand' });
    expect(await here.ask(path, 'token-of-dara', {})).toMatchObject({
      status: 409,
      json: { error: 'posted_by_hand', message: expect.stringContaining('only by hand can it be deleted') },
    });
  });

  it('takes back what has not left, once, and by nobody but staff', async () => {
    const here = asking();
    const { id } = await here.planned();
    const path = `/api/deliveries/${id}/withdraw`;
    expect((await here.ask(path, 'token-of-partner', {})).status).toBe(403);
    expect(await here.ask(path, 'token-of-dara', {})).toEqual({
      status: 200,
      json: { delivery_id: id, status: 'cancelled' },
    });
    expect((await here.ledger.find(id))?.state).toMatchObject({ status: 'cancelled', why: 'withdrawn' });
    expect(await here.ask(path, 'token-of-dara', {})).toEqual({
      status: 200,
      json: { delivery_id: id, status: 'cancelled' },
    });
    expect((await here.ask('/api/deliveries/none/withdraw', 'token-of-dara', {})).status).toBe(404);
  });

  it('has what is out deleted, and asks for it once', async () => {
    const here = asking();
    const { id, campaign } = await here.published({}, '41');
    const path = `/api/deliveries/${id}/withdraw`;
    const asked = { status: 202, json: { delivery_id: id, status: 'published', removed_at: null, remains: [] } };
    expect(await here.ask(path, 'token-of-dara', {})).toEqual(asked);
    expect(await here.ask(path, 'token-of-sophea', {})).toEqual(asked);
    const delivery = await here.ledger.find(id);
    expect(delivery?.amendment).toMatchObject({ kind: 'removal' });
    expect(delivery?.events.filter(({ type }) => type === 'removal_asked')).toHaveLength(1);
    const due = { campaign, id, dueAt: delivery?.amendment?.dueAt };
    expect(here.queued).toEqual([due, due]);
  });

  it('keeps what nobody knows of from ever leaving, and has it deleted if it is found', async () => {
    const here = asking();
    const { id } = await here.unknown({ post: '04-other' });
    const answer = await here.ask(`/api/deliveries/${id}/withdraw`, 'token-of-dara', {});
    expect(answer).toMatchObject({ status: 202, json: { status: 'unknown' } });
    expect(here.queued).toEqual([]);
    await here.ask(`/api/deliveries/${id}/resolve`, 'token-of-dara', { outcome: 'absent' });
    expect((await here.ledger.find(id))?.state).toMatchObject({ status: 'cancelled', why: 'withdrawn' });
  });

  it('names in both languages the copies that only a person can delete, and whom to ask', async () => {
    const here = asking();
    const { id } = await here.published({}, '41');
    here.clock.set(plus(EVENING, 48 * HOUR_MS));
    const { json } = await here.ask(`/api/deliveries/${id}/withdraw`, 'token-of-dara', {});
    expect(json.remains).toMatchObject([{ why: 'too_old', to_do: { en: expect.stringContaining('administrator') } }]);
    expect(json.remains[0].to_do.km).toContain('៤៨');
  });

  it('names the copies in groups also when it is asked again, after the moderators were asked', async () => {
    const here = asking();
    const planned = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
    await here.ledger.create(planned);
    const step = { step: 'handed_out', externalId: '1', permalink: null, at: EVENING };
    const leaseUntil = plus(EVENING, HOUR_MS);
    await here.happen(
      planned,
      { type: 'claimed', at: EVENING, worker: 'one', leaseUntil, steps: ['handed_out'] },
      { type: 'step_sent', at: EVENING, step },
      { type: 'delivered', at: EVENING },
    );
    await here.pack('aaaaaaaaaa');
    const withdraw = () => here.ask(`/api/deliveries/${planned.id}/withdraw`, 'token-of-dara', {});
    const remains = [{ why: 'in_groups', moderators: 1 }];
    expect(await withdraw()).toMatchObject({ status: 202, json: { remains } });
    const asked = await here.ledger.find(planned.id);
    if (asked) await here.happen(asked, { type: 'removed', at: EVENING });
    expect(await withdraw()).toMatchObject({ status: 200, json: { removed_at: EVENING, remains } });
  });

  it('stops a pack for those who have not received it', async () => {
    const here = asking();
    const pack = schedule(anEntry({ kind: 'moderator_pack', channel: 'mods', address: '' }), null, NOON);
    await here.ledger.create(pack);
    const received = await here.pack('aaaaaaaaaa');
    const waiting = await here.waiting('bbbbbbbbbb');
    const answer = await here.ask(`/api/deliveries/${pack.id}/withdraw`, 'token-of-dara', {});
    const remains = [{ why: 'in_groups', moderators: 1 }];
    expect(answer).toMatchObject({ status: 202, json: { status: 'cancelled', packs_stopped: 1, remains } });
    expect((await here.ledger.find(waiting.id))?.state.status).toBe('cancelled');
    // Its pack was just being handed out, so that it asks nobody itself.
    expect(await here.ledger.find(received.id)).toMatchObject({
      state: { status: 'delivered' },
      amendment: { kind: 'removal' },
    });
    expect(here.queued.map(({ id }) => id)).toEqual([received.id]);
  });
});

describe('POST /api/pause and /api/resume', () => {
  const PAST_THE_FIRST = 'token-of-sophea';

  it('stop everything by one person, and let it go on by two', async () => {
    const here = asking();
    const { id } = await here.planned();
    const held = async () => {
      const rows = (await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara')).json;
      return rows.find((row: { delivery_id: string }) => row.delivery_id === id)?.held;
    };
    expect((await here.ask('/api/pause', 'token-of-partner', {})).status).toBe(403);
    expect((await here.ask('/api/resume', 'token-of-dara', {})).status).toBe(409);
    const pause = await here.ask('/api/pause', 'token-of-dara', {});
    expect(pause).toEqual({ status: 200, json: { paused: true, since: here.clock.now(), by: 'Dara' } });
    expect(await held()).toBe('paused');

    const alone = { status: 202, json: { paused: true, waiting_for: 1 } };
    expect(await here.ask('/api/resume', 'token-of-dara', {})).toEqual(alone);
    // Another token of the same name is the same person.
    expect(await here.ask('/api/resume', 'other-token-of-dara', {})).toEqual(alone);
    expect(await held()).toBe('paused');
    expect(await here.ask('/api/resume', PAST_THE_FIRST, {})).toEqual({ status: 200, json: { paused: false } });
    expect(await held()).not.toBe('paused');
  });

  it('take back what was said for going on when somebody pauses again', async () => {
    const here = asking();
    await here.ask('/api/pause', 'token-of-dara', {});
    await here.ask('/api/resume', 'token-of-dara', {});
    await here.ask('/api/pause', PAST_THE_FIRST, {});
    expect((await here.ask('/api/resume', PAST_THE_FIRST, {})).status).toBe(202);
    expect((await here.ask('/api/resume', 'token-of-dara', {})).status).toBe(200);
    const both = await Promise.all(['token-of-dara', PAST_THE_FIRST].map((token) => here.ask('/api/pause', token, {})));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const resumed = await Promise.all(
      ['token-of-dara', PAST_THE_FIRST].map((token) => here.ask('/api/resume', token, {})),
    );
    expect(resumed.map(({ status }) => status).toSorted()).toEqual([200, 202]);
  });
});

describe('GET /api/invitations and /api/engagement', () => {
  it('keep the invitations from partners, and let them read what came back', async () => {
    const here = asking();
    await here.moderators.invite({ community: 'siem-reap', token: 'token-1', bot: 'our_bot' });
    expect((await here.ask('/api/invitations', 'token-of-partner')).status).toBe(403);
    expect((await here.ask('/api/invitations', 'token-of-dara')).json).toEqual([
      { community: 'siem-reap', start: 'join_token-1', url: 'https://t.me/our_bot?start=join_token-1' },
    ]);
    await here.published({}, '41');
    const rows = (await here.ask('/api/engagement?campaign=meeting', 'token-of-partner')).json;
    expect(rows).toContainEqual(
      expect.objectContaining({ metric: 'reactions', value: null, reason: 'no_callback_yet' }),
    );
  });
});
