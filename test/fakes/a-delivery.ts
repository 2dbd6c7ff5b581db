import type { Question, Through, Yes } from '../../shared/domain/approval.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, HOUR_MS, type Instant, plus } from '../../shared/domain/instant.ts';

export const NOON = '2027-01-09T05:00:00.000Z' as Instant;
export const EVENING = '2027-01-09T12:00:00.000Z' as Instant;

/** An entry as a plan would make it: the post `03-invite` on `tg-main` at 19:00 Phnom Penh time, unless told otherwise. */
export function anEntry(changes: Partial<Entry> = {}): Entry {
  const { campaign = 'meeting', post = '03-invite', channel = 'tg-main', at = EVENING } = changes;
  return {
    id: deliveryId(campaign, post, channel),
    campaign,
    post,
    channel,
    kind: 'telegram_channel',
    address: '-1001000000001',
    at,
    publicAt: at,
    expires: plus(at, 2 * HOUR_MS),
    language: 'km',
    variant: null,
    recipients: [],
    asks: { cta: 'attend_event', event: 'meeting', from: null, until: plus(at, 7 * DAY_MS) },
    conditions: { reviewNeeded: false, quiet: null, election: null, hotline: null },
    message: sha256(`message of ${post} on ${channel}`),
    text: sha256(`text of ${post} on ${channel}`),
    wording: changes.text ?? sha256(`text of ${post} on ${channel}`),
    arms: [],
    pictures: null,
    controls: null,
    approval: sha256(`approval of ${post}`),
    author: null,
    link: null,
    ...changes,
  };
}

/** What is asked of people about a delivery's post, as it is. */
export function questionOf({ campaign, post, approval }: Pick<Entry, 'campaign' | 'post' | 'approval'>): Question {
  return { campaign, post, sha256: approval, lifts: null };
}

export function yesOf(name: string, through: Through = 'api'): Yes {
  return { name, at: NOON, through, inPlaceOf: null };
}

export function aDelivery(changes: Partial<Entry> = {}, now: Instant = NOON): Delivery {
  return schedule(anEntry(changes), null, now);
}
