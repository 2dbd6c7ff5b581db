import { describe, expect, it } from 'vitest';
import { approvalHash } from '../../shared/domain/approval.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { editHoldOf, type HoldFacts, type HoldReason, holdOf } from '../../shared/domain/hold.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import type { Conditions } from '../../shared/domain/plan.ts';
import { aDelivery, anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';

const FREE: HoldFacts = {
  standing: 'real',
  approvedBy: 2,
  approvalsNeeded: 2,
  campaignVanished: false,
  paused: false,
  lifted: new Set(),
  changeAsked: false,
};
const CONDITIONS: Conditions = { reviewNeeded: false, quiet: null, election: null, hotline: null };
const withConditions = (changes: Partial<Conditions>) => aDelivery({ conditions: { ...CONDITIONS, ...changes } });

describe('a delivery', () => {
  it('is free when nothing holds it', () => {
    expect(holdOf(aDelivery(), FREE, NOON)).toBeNull();
  });

  it.each<[HoldReason, Delivery, Partial<HoldFacts>]>([
    ['campaign_vanished', aDelivery(), { campaignVanished: true }],
    ['post_broken', { ...aDelivery(), broken: true }, {}],
    ['looks_already_published', { ...aDelivery(), sameTextAs: aDelivery({ post: 'other' }).id }, {}],
    ['channel_not_ready', aDelivery(), { standing: 'not_ready' }],
    ['no_token', aDelivery(), { standing: 'no_token' }],
    ['quiet_date', withConditions({ quiet: 'khmer-new-year' }), {}],
    ['election_date', withConditions({ election: 'commune-election' }), {}],
    ['hotline_unverified', withConditions({ hotline: { id: 'help', verifiedUntil: null } }), {}],
    ['hotline_unverified', withConditions({ hotline: { id: 'help', verifiedUntil: plus(EVENING, -HOUR_MS) } }), {}],
    ['review_needed', withConditions({ reviewNeeded: true }), {}],
    ['change_asked', aDelivery(), { changeAsked: true }],
    ['approval_needed', aDelivery(), { approvedBy: 1 }],
  ])('is held as %s', (reason, delivery, facts) => {
    expect(holdOf(delivery, { ...FREE, ...facts }, NOON)).toBe(reason);
  });

  it('goes to the sandbox whatever the content or the approvals say, but not when its text, file or campaign is in doubt', () => {
    const sandbox: HoldFacts = { ...FREE, standing: 'sandbox', approvedBy: 0 };
    const all = withConditions({
      quiet: 'a',
      election: 'b',
      hotline: { id: 'c', verifiedUntil: null },
      reviewNeeded: true,
    });
    expect(holdOf(all, sandbox, NOON)).toBeNull();
    expect(holdOf({ ...all, broken: true }, sandbox, NOON)).toBe('post_broken');
    expect(holdOf(all, { ...sandbox, campaignVanished: true }, NOON)).toBe('campaign_vanished');
  });
});

describe('other words for what is out', () => {
  it.each<[HoldReason | null, Partial<Conditions>]>([
    ['review_needed', { reviewNeeded: true }],
    ['hotline_unverified', { hotline: { id: 'help', verifiedUntil: NOON } }],
    [null, { hotline: { id: 'help', verifiedUntil: plus(EVENING, DAY_MS) } }],
    [null, { quiet: 'khmer-new-year', election: 'commune-election' }],
  ])('are held as %s by what they need themselves, whatever the day: %o', (reason, changes) => {
    const words = { conditions: { ...CONDITIONS, ...changes }, sameTextAs: null };
    expect(editHoldOf(words, FREE, EVENING)).toBe(reason);
    expect(editHoldOf(words, { ...FREE, standing: 'sandbox' }, EVENING)).toBeNull();
  });
});

describe('words that another post has said', () => {
  it('take nobody’s place, in the sandbox either', () => {
    const words = { conditions: CONDITIONS, sameTextAs: aDelivery({ post: 'other' }).id };
    for (const standing of ['real', 'sandbox'] as const)
      expect(editHoldOf(words, { ...FREE, standing }, EVENING)).toBe('looks_already_published');
  });
});

describe('what people approve', () => {
  it('is another version when a message, a channel’s address or a moment changes, and the same in any order', () => {
    const entries = [anEntry({ channel: 'fb-main' }), anEntry({ channel: 'tg-main' })];
    const [first, second] = entries;
    if (!first || !second) throw new Error('there are two');
    const changes = [
      { message: sha256('reworded') },
      { address: '-100999' },
      { at: plus(EVENING, -HOUR_MS) },
      { publicAt: plus(EVENING, DAY_MS) },
    ];
    const versions = changes.map((change) => approvalHash([{ ...first, ...change }, second]));
    expect(new Set([approvalHash(entries), ...versions]).size).toBe(changes.length + 1);
    expect(approvalHash([second, first])).toBe(approvalHash(entries));
  });
});
