import type { Delivery, SentStep } from '../../shared/domain/delivery.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { instantOf, plus } from '../../shared/domain/instant.ts';
import type { Message, Photo } from '../../shared/domain/message.ts';
import type { Clock } from '../../shared/ports.ts';

export const NOW = instantOf(Date.UTC(2026, 10, 22, 12));

/** Stands still; real time leads sixty times as far as it would, as under `--speed 60`. */
export const clock: Clock = {
  now: () => NOW,
  until: async () => {},
  afterReal: (ms) => plus(NOW, ms * 60),
  monotonicMs: () => 0,
};

export function bytesOf(photo: Pick<Photo, 'alt'>): Uint8Array {
  return Buffer.from(`the bytes of ${photo.alt}\r\n--not a boundary`);
}

export function photo(alt: string): Photo {
  const bytes = bytesOf({ alt });
  return { sha256: sha256(bytes), alt, bytes: bytes.length, width: 800, height: 600, contentType: 'image/jpeg' };
}

/** A media store that holds these photos. */
export function mediaOf(photos: readonly Photo[]) {
  return async (hash: string): Promise<Uint8Array> => {
    const found = photos.find((one) => one.sha256 === hash);
    if (!found) throw new Error(`media/${hash} is missing`);
    return bytesOf(found);
  };
}

/** A moderator who takes packs as everybody gets them. */
export const asTheyAre = { withoutLogo: false, countsOpens: false };

/** Of a ledger in which no message is known to be anybody's, and of a channel that nothing forwards. */
export const alone = { isTaken: async () => false, forwards: async () => [] };

export function message(parts: Partial<Message> = {}): Message {
  return {
    format: 1,
    language: 'km',
    text: 'ប្រជុំឃុំ\nថ្ងៃពុធ ម៉ោង ៨ ព្រឹក',
    entities: [{ type: 'bold', offset: 10, length: 7 }],
    photos: [],
    button: null,
    poll: null,
    link: null,
    note: null,
    plain: null,
    answers: [],
    ...parts,
  };
}

export const delivery: Delivery = schedule(
  {
    id: deliveryId('commune-budget', '01-invitation', 'page'),
    campaign: 'commune-budget',
    post: '01-invitation',
    channel: 'page',
    kind: 'facebook_page',
    address: '108000000000001',
    at: NOW,
    publicAt: NOW,
    expires: plus(NOW, 7_200_000),
    language: 'km',
    variant: null,
    recipients: [],
    asks: { cta: 'attend_event', event: 'commune-budget', from: null, until: null },
    conditions: { reviewNeeded: false, quiet: null, election: null, hotline: null },
    message: sha256('message'),
    text: sha256('text'),
    wording: sha256('text'),
    approval: sha256('approval'),
    link: null,
    arms: [],
    pictures: null,
    controls: null,
    author: null,
  },
  null,
  NOW,
);

/** The delivery with these steps out; all others of its message are not. */
export function out(...steps: readonly Pick<SentStep, 'step' | 'externalId' | 'alsoIds'>[]): Delivery {
  const [first, ...others] = steps.map((step) => ({ permalink: null, at: NOW, ...step }));
  if (!first) throw new Error('Nothing is out');
  return { ...delivery, state: { status: 'published', at: NOW, sent: [first, ...others] } };
}
