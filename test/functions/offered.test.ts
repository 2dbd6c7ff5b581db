import { beforeEach, describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { isAsOffered } from '../../shared/domain/amendment-progress.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { waitsUntil } from '../../shared/domain/waits-until.ts';
import { claimed } from '../domain/amending.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryLedger } from '../fakes/ledger.ts';

const asks = { cta: 'share', event: null, from: null, until: null } as const;
const AS_WRITTEN = anEntry({ asks });
const MENDED = anEntry({
  asks,
  text: sha256('mended'),
  message: sha256('mended message'),
  wording: sha256('mended'),
  approval: sha256('mended approval'),
});
const LATER = plus(EVENING, MINUTE_MS);
const unknown: Happening = { type: 'unknown', at: EVENING, why: 'timeout', lookAt: EVENING };
const sent: Happening = {
  type: 'step_sent',
  at: LATER,
  step: { step: 'text', externalId: '7', permalink: null, at: LATER },
};
const published: Happening = { type: 'published', at: LATER };

let ledger: ReturnType<typeof memoryLedger>;
beforeEach(async () => {
  ledger = memoryLedger();
  await plan(AS_WRITTEN, NOON);
});

async function plan(entry: Entry, now: Instant) {
  const wish = { entries: [entry], drafts: [], broken: [], redated: [] };
  return enter(await ledger.campaign(entry.campaign), wish, 2, { clock: testClock(now), ledger });
}

async function happens(...events: readonly Happening[]): Promise<Delivery> {
  for (const event of events) {
    const [delivery] = await ledger.deliveriesOf(AS_WRITTEN.campaign);
    const moved = delivery && move(delivery, event);
    if (!moved) throw new Error(`${event.type} can happen to it`);
    await ledger.save(moved);
  }
  return (await ledger.deliveriesOf(AS_WRITTEN.campaign))[0] as Delivery;
}

describe('a text that is mended while it is being sent', () => {
  it.each<[string, readonly Happening[]]>([
    ['by a worker', [claimed]],
    ['and nobody knows', [claimed, unknown]],
  ])('%s is offered once it is out', async (_, before) => {
    await happens(...before);
    expect(await plan(MENDED, LATER)).toMatchObject({ offered: 1, changed: 0 });
    expect(await plan(MENDED, LATER)).toMatchObject({ offered: 0, changed: 0 });
    const out = await happens(sent, published);
    expect(out).toMatchObject({ text: AS_WRITTEN.text, amendment: { kind: 'edit', version: { text: MENDED.text } } });
    expect(waitsUntil(out)).toBe(LATER);
  });

  it.each<[string, readonly Happening[]]>([
    ['the platform said not yet', [{ type: 'deferred', at: LATER, until: plus(LATER, MINUTE_MS), why: 'rate' }]],
    ['it was proved absent', [unknown, { type: 'absent', at: LATER, by: 'look_up' }]],
    ['it was refused', [{ type: 'refused', at: LATER, why: 'too_long' }]],
  ])('is what it says from now on when %s', async (_, after) => {
    await happens(claimed);
    await plan(MENDED, LATER);
    const { text, approval, amendment } = await happens(...after);
    expect({ text, approval, amendment }).toEqual({ text: MENDED.text, approval: MENDED.approval, amendment: null });
  });

  it('keeps its words where they are moved to another moment: they must not go out before it', async () => {
    await happens(claimed, unknown);
    const at = plus(EVENING, HOUR_MS);
    const later = { ...MENDED, at, publicAt: at, expires: plus(at, 2 * HOUR_MS) };
    expect(await plan(later, LATER)).toMatchObject({ offered: 0, changed: 0 });
    const absent = await happens({ type: 'absent', at: LATER, by: 'person' });
    expect(absent).toMatchObject({ text: AS_WRITTEN.text, approval: AS_WRITTEN.approval });
  });

  it('goes on as it began where a part of it is out', async () => {
    await happens({ ...claimed, steps: ['album', 'text'] });
    await plan(MENDED, LATER);
    const step = { step: 'album', externalId: '6', permalink: null, at: LATER };
    const deferred = { type: 'deferred', at: LATER, until: plus(LATER, MINUTE_MS), why: 'rate' } as const;
    const waiting = await happens({ type: 'step_sent', at: LATER, step }, deferred);
    expect(waiting).toMatchObject({ text: AS_WRITTEN.text, amendment: { kind: 'edit' } });
    expect(waitsUntil(waiting)).toBe(deferred.until);
  });
});

describe('a text that is taken back to what it was while it is being changed', () => {
  const begun: Happening = { type: 'amendment_begun', at: LATER, worker: 'two', leaseUntil: plus(LATER, MINUTE_MS) };
  beforeEach(async () => {
    await happens(claimed, sent, published);
    await plan(MENDED, LATER);
  });

  it('is offered as it was, and stays so when the change is out', async () => {
    const { amendment } = await happens(begun);
    if (amendment?.kind !== 'edit') throw new Error('It is changed');
    for (const offered of [1, 0]) expect(await plan(AS_WRITTEN, plus(LATER, SECOND_MS))).toMatchObject({ offered });
    const edited = await happens({ type: 'edited', at: plus(LATER, 2 * SECOND_MS), version: amendment.version });
    expect(edited).toMatchObject({
      text: MENDED.text,
      amendment: { kind: 'edit', version: { text: AS_WRITTEN.text } },
    });
    expect(await plan(AS_WRITTEN, plus(LATER, MINUTE_MS))).toMatchObject({ offered: 0 });
  });

  it('is not offered any more once nothing came of the change', async () => {
    const { amendment } = await happens(begun);
    if (amendment?.kind !== 'edit') throw new Error('It is changed');
    await plan(AS_WRITTEN, plus(LATER, SECOND_MS));
    const { message } = amendment.version;
    const failed = { type: 'amendment_failed', at: LATER, of: 'edit', message, why: 'rate' } as const;
    const asItWas = await happens(failed);
    expect(isAsOffered(asItWas)).toBe(true);
    await plan(AS_WRITTEN, plus(LATER, MINUTE_MS));
    expect(await happens()).toMatchObject({ text: AS_WRITTEN.text, amendment: null });
  });

  it('is offered no more where nobody has begun to change it', async () => {
    await plan(AS_WRITTEN, plus(LATER, SECOND_MS));
    expect(await happens()).toMatchObject({ text: AS_WRITTEN.text, amendment: null });
  });
});
