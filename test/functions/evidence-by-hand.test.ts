import { describe, expect, it } from 'vitest';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { evidenceScene, PARTNER } from './evidence-scene.ts';

describe('the evidence of what a person did by hand', () => {
  it('does not say of what somebody posted by hand that it is not out', async () => {
    const here = await evidenceScene();
    const missed = await here.planned(here.words);
    await here.happen(
      missed,
      { type: 'missed', at: EVENING, why: 'paused' },
      { type: 'handled', at: EVENING, how: 'by_hand' },
    );
    const { text } = await here.page(`/log/${missed.id}`, PARTNER);
    expect(text).toContain('<strong>posted by hand</strong>');
    expect(text).toContain('<dt>Out at</dt><dd>– posted by hand');
  });

  it('shows of what somebody posted by hand what was planned, and does not say that it was approved or went out', async () => {
    const here = await evidenceScene();
    const missed = await here.planned(here.words);
    await here.happen(
      missed,
      { type: 'missed', at: EVENING, why: 'approval_needed' },
      { type: 'handled', at: EVENING, how: 'by_hand' },
    );
    const { text } = await here.page(`/log/${missed.id}`, PARTNER);
    expect(text).not.toContain('What was approved and went out');
    expect(text).toMatch(/<h2>What was planned<.*Only what was planned is known.*សូមអញ្ជើញ/su);
  });

  it('says what was done by hand: what is deleted was not posted, and what was edited may read otherwise', async () => {
    const here = await evidenceScene();
    const failed = { type: 'amendment_failed', at: EVENING, message: null, why: 'no_rights' } as const;
    const byHand = { type: 'handled', at: EVENING, how: 'by_hand' } as const;
    const deleted = await here.published(here.words, '41');
    await here.happen(deleted, { type: 'removal_asked', at: EVENING }, { ...failed, of: 'removal' }, byHand);
    const moved = await here.published({ ...here.words, post: '04-moved' }, '42');
    const asks = { ...moved.asks, until: plus(EVENING, HOUR_MS) };
    await here.happen(moved, { type: 'event_moved', at: EVENING, asks }, byHand);
    const pages = [];
    for (const { id } of [deleted, moved]) pages.push((await here.page(`/log/${id}`, PARTNER)).text);
    expect(pages[0]).toContain('they deleted it by hand');
    expect(pages[1]).toContain('they edited it by hand: the text on the channel may differ from what is shown here');
    expect(pages.join()).not.toContain('posted it by hand');
    const csv = await (await here.request('/log.csv?month=2027-01', PARTNER)).text();
    expect(csv).toContain('deleted_by_hand');
    expect(csv).toContain('edited_by_hand');
  });
});
