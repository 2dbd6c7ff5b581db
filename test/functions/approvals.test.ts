import { describe, expect, it } from 'vitest';
import { approve } from '../../shared/actions/approve.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { replan } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { asking } from './asking.ts';

const TODAY = plus(EVENING, 2 * HOUR_MS);

/** The console with one post that waits, and what people say of it. */
async function withPost(changes: Partial<Entry> = {}) {
  const here = asking();
  const delivery = await here.planned({ at: TODAY, ...changes });
  const version = { campaign: delivery.campaign, post: delivery.post, sha256: delivery.approval };
  const say = (who: string, body: object = {}) => here.ask('/api/approve', `token-of-${who}`, { ...version, ...body });
  const throughBot = async (name: string) =>
    approve({ ...version, lifts: null }, { name, role: 'approver' }, 'bot', here.ports);
  const row = async () => (await here.ask('/api/approvals?campaign=meeting', 'token-of-dara')).json[0];
  const held = async () => (await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara')).json[0].held;
  return { ...here, delivery, version, say, throughBot, row, held };
}

describe('POST /api/approve', () => {
  it('takes two people, and shows until when and who', async () => {
    const here = await withPost({ author: 'Chan' });
    expect(await here.row()).toEqual({
      ...here.version,
      approved_by: [],
      waiting_for: 2,
      author: 'Chan',
      changes_asked: [],
      lifts: [],
      until: TODAY,
    });
    expect(await here.say('dara')).toEqual({ status: 200, json: { approved: false, waiting_for: 1 } });
    expect(await here.held()).toBe('approval_needed');
    expect(await here.say('sophea')).toEqual({ status: 200, json: { approved: true, waiting_for: 0 } });
    expect(await here.row()).toMatchObject({ approved_by: ['Dara', 'Sophea'], waiting_for: 0 });
    expect(await here.held()).toBeNull();
  });

  it('takes a row of the list as it stands for an approval, which lifts nothing that the row lists', async () => {
    const here = await withPost({
      conditions: { reviewNeeded: false, quiet: 'pchum-ben', election: null, hotline: null },
    });
    const row = await here.row();
    expect((await here.ask('/api/approve', 'token-of-dara', row)).json).toEqual({ approved: false, waiting_for: 1 });
    const lifts = [{ hold: 'quiet_date', approved_by: [], waiting_for: 2 }];
    expect(await here.row()).toMatchObject({ approved_by: ['Dara'], lifts });
  });

  it('counts one person once, whichever of their tokens they use and however often', async () => {
    const here = await withPost();
    for (const token of ['token-of-dara', 'other-token-of-dara', 'token-of-dara'])
      expect((await here.ask('/api/approve', token, here.version)).json).toEqual({ approved: false, waiting_for: 1 });
    expect(await here.row()).toMatchObject({ approved_by: ['Dara'], waiting_for: 1 });
  });

  it('keeps both when two people say yes at once', async () => {
    const here = await withPost();
    await Promise.all(['dara', 'sophea'].map((who) => here.say(who)));
    expect(await here.row()).toMatchObject({ waiting_for: 0 });
    expect((await here.row()).approved_by.toSorted()).toEqual(['Dara', 'Sophea']);
  });

  it('counts what was said through the bot once: two phones alone send nothing', async () => {
    const here = await withPost();
    await here.throughBot('Dara');
    await here.throughBot('Sophea');
    expect(await here.row()).toMatchObject({ approved_by: ['Dara', 'Sophea'], waiting_for: 1 });
    expect(await here.held()).toBe('approval_needed');
    // Who signs in as well has said it there.
    expect((await here.say('sophea')).json).toEqual({ approved: true, waiting_for: 0 });
    expect(await here.held()).toBeNull();
  });

  it('refuses the author, who does not decide, partners, and creators who stand in for nobody', async () => {
    const here = await withPost({ author: 'Dara' });
    expect(await here.say('dara')).toMatchObject({ status: 403, json: { error: 'author' } });
    expect(await here.say('partner')).toMatchObject({ status: 403, json: { error: 'may_not' } });
    expect(await here.say('chan')).toMatchObject({ status: 403, json: { error: 'may_not' } });
    expect((await here.ask('/api/approvals', 'token-of-chan')).status).toBe(403);
    expect(await here.row()).toMatchObject({ approved_by: [], waiting_for: 2 });
  });

  it('refuses an old version, and says which one it is now: any change un-approves', async () => {
    const here = await withPost();
    await here.say('dara');
    await here.say('sophea');
    const entry = anEntry({ at: TODAY, approval: sha256('another text') });
    const changed = replan(here.delivery, entry, null, NOON);
    if (!changed) throw new Error('it still waits');
    await here.ledger.save(changed);
    expect(await here.held()).toBe('approval_needed');
    expect(await here.say('bopha')).toMatchObject({ status: 409, json: { error: 'changed', sha256: entry.approval } });
    expect(await here.row()).toMatchObject({ approved_by: [], waiting_for: 2 });
  });

  it('says what it is asked for when it is asked for nonsense', async () => {
    const here = await withPost();
    for (const bad of [{ sha256: 'short' }, { campaign: 7 }, { lifts: 'paused' }])
      expect((await here.say('dara', bad)).status).toBe(400);
    expect((await here.say('dara', { post: 'another' })).status).toBe(404);
  });
});

describe('lifting a hold', () => {
  it('takes two people for exactly this version, beside its approval', async () => {
    const conditions = { reviewNeeded: false, quiet: 'khmer-new-year', election: 'local', hotline: null };
    const here = await withPost({ conditions });
    for (const who of ['dara', 'sophea']) await here.say(who);
    expect(await here.held()).toBe('quiet_date');
    const quiet = { lifts: 'quiet_date' };
    expect((await here.say('dara', quiet)).json).toEqual({ approved: false, waiting_for: 1 });
    expect((await here.say('dara', quiet)).json).toEqual({ approved: false, waiting_for: 1 });
    expect(await here.held()).toBe('quiet_date');
    expect((await here.row()).lifts).toEqual([
      { hold: 'quiet_date', approved_by: ['Dara'], waiting_for: 1 },
      { hold: 'election_date', approved_by: [], waiting_for: 2 },
    ]);
    expect((await here.say('bopha', quiet)).json).toEqual({ approved: true, waiting_for: 0 });
    expect(await here.held()).toBe('election_date');
    for (const who of ['dara', 'sophea']) await here.say(who, { lifts: 'election_date' });
    expect(await here.held()).toBeNull();
    expect(await here.row()).toMatchObject({ approved_by: ['Dara', 'Sophea'], waiting_for: 0 });
  });

  it('takes two also where one person approves', async () => {
    const here = await withPost({
      conditions: { reviewNeeded: false, quiet: 'pchum-ben', election: null, hotline: null },
    });
    const record = await here.ledger.campaign('meeting');
    await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, approvalsNeeded: 1 });
    expect((await here.say('dara')).json).toEqual({ approved: true, waiting_for: 0 });
    expect((await here.say('dara', { lifts: 'quiet_date' })).json).toEqual({ approved: false, waiting_for: 1 });
  });

  it('lifts nothing that does not hold it', async () => {
    const here = await withPost();
    expect(await here.say('dara', { lifts: 'quiet_date' })).toMatchObject({ status: 409, json: { error: 'not_held' } });
  });
});

describe('POST /api/ask-change', () => {
  it('has the post wait until who asked says yes, and takes their own yes back', async () => {
    const here = await withPost();
    for (const who of ['dara', 'sophea', 'bopha']) await here.say(who);
    const asked = await here.ask('/api/ask-change', 'token-of-bopha', { ...here.version, change: 'picture' });
    expect(asked).toEqual({ status: 200, json: { changes_asked: [{ name: 'Bopha', change: 'picture' }] } });
    expect(await here.held()).toBe('change_asked');
    expect(await here.row()).toMatchObject({
      approved_by: ['Dara', 'Sophea'],
      changes_asked: [{ name: 'Bopha', change: 'picture' }],
    });
    await here.say('bopha');
    expect(await here.held()).toBeNull();
  });

  it('refuses whoever may not decide, an old version, and a change that is none', async () => {
    const here = await withPost({ author: 'Dara' });
    const wish = (who: string, body: object = {}) =>
      here.ask('/api/ask-change', `token-of-${who}`, { ...here.version, change: 'text', ...body });
    expect(await wish('dara')).toMatchObject({ status: 403, json: { error: 'author' } });
    expect((await wish('partner')).status).toBe(403);
    expect((await wish('chan')).status).toBe(403);
    expect((await wish('sophea', { change: 'all' })).status).toBe(400);
    expect((await wish('sophea', { sha256: sha256('old') })).status).toBe(409);
    expect((await wish('sophea', { post: 'another' })).status).toBe(404);
  });
});

describe('a stand-in', () => {
  const until = plus(TODAY, DAY_MS);

  it('decides in a person’s place, the two counting once, and only for as long as was said', async () => {
    const here = await withPost();
    expect((await here.ask('/api/bot-link', 'token-of-chan', {})).status).toBe(403);
    const named = await here.ask('/api/stand-in', 'token-of-sophea', { name: 'Chan', until });
    const standIn = { in_place_of: 'Sophea', name: 'Chan', until };
    expect(named).toEqual({ status: 200, json: standIn });
    expect((await here.ask('/api/stand-ins', 'token-of-dara')).json).toEqual([standIn]);
    expect((await here.ask('/api/approvals', 'token-of-chan')).status).toBe(200);
    expect((await here.ask('/api/bot-link', 'token-of-chan', {})).status).toBe(200);
    expect((await here.say('chan')).json).toEqual({ approved: false, waiting_for: 1 });
    expect((await here.say('sophea')).json).toEqual({ approved: false, waiting_for: 1 });
    expect((await here.row()).approved_by).toEqual(['Chan', 'Sophea']);

    here.clock.set(until);
    expect((await here.say('chan')).status).toBe(403);
    expect((await here.ask('/api/bot-link', 'token-of-chan', {})).status).toBe(403);
    expect((await here.ask('/api/stand-ins', 'token-of-dara')).json).toEqual([]);
  });

  it('counts not at all in the place of the author', async () => {
    const here = await withPost({ author: 'Sophea' });
    await here.ask('/api/stand-in', 'token-of-sophea', { name: 'Chan', until });
    expect((await here.say('chan')).json).toEqual({ approved: false, waiting_for: 2 });
  });

  it('is ended by whoever named them', async () => {
    const here = await withPost();
    const name = (body: object) => here.ask('/api/stand-in', 'token-of-sophea', body);
    const nobody = { in_place_of: 'Sophea', name: null, until: null };
    for (const end of [{ name: null }, { name: 'Chan', until: NOON }]) {
      await name({ name: 'Chan', until });
      expect(await name(end)).toEqual({ status: 200, json: nobody });
      expect((await here.say('chan')).status).toBe(403);
    }
    expect((await name({ name: null })).json).toEqual(nobody);
  });

  it('is somebody else of the organisation, for 31 days at most, named by who approves in their own right', async () => {
    const here = await withPost();
    const name = (who: string, body: object) => here.ask('/api/stand-in', `token-of-${who}`, body);
    expect(await name('sophea', { name: 'Sophea', until })).toMatchObject({ status: 409, json: { error: 'cannot' } });
    expect(await name('sophea', { name: 'Partner', until })).toMatchObject({ status: 409, json: { error: 'cannot' } });
    // Bopha approves anyway: her word counts as her own.
    expect(await name('sophea', { name: 'Bopha', until })).toMatchObject({ status: 409, json: { error: 'cannot' } });
    expect((await here.ask('/api/stand-ins', 'token-of-dara')).json).toEqual([]);
    expect((await name('sophea', { name: 'Nobody', until })).status).toBe(404);
    const tooLong = plus(here.clock.now(), 31 * DAY_MS + 1);
    expect(await name('sophea', { name: 'Chan', until: tooLong })).toMatchObject({
      status: 409,
      json: { error: 'too_long', latest: plus(here.clock.now(), 31 * DAY_MS) },
    });
    for (const bad of [{}, { name: 'Chan' }, { name: 'Chan', until: '2027-01-12 17:00' }, { name: '' }])
      expect((await name('sophea', bad)).status).toBe(400);
    await name('sophea', { name: 'Chan', until });
    expect((await name('chan', { name: 'Bopha', until })).status).toBe(403);
    expect((await name('partner', { name: 'Bopha', until })).status).toBe(403);
  });
});
