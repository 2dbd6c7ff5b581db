import { describe, expect, it } from 'vitest';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { asking } from './asking.ts';

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
    const due = { campaign, id, parent: null, dueAt: delivery?.amendment?.dueAt };
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
