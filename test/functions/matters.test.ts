import { describe, expect, it } from 'vitest';
import { messageBytes } from '../../shared/content/render.ts';
import { missedWords } from '../../shared/content/why-words.ts';
import { versionOf } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { replan } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { ACTIONS_ON, MATTERS, type MatterKind } from '../../shared/domain/matter.ts';
import type { Message } from '../../shared/domain/message.ts';
import { aFilm, anMp4, anOpus } from '../content/a-voice.ts';
import { anEntry, EVENING } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { asking } from './asking.ts';

const DARA = 'token-of-dara';
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

async function world() {
  const here = asking();
  const photo = await here.contentStore.keep('media', JPEG);
  const keep = (changes: Partial<Message>) =>
    here.contentStore.keep('rendered', messageBytes({ ...A_MESSAGE, ...changes }));
  const photos = [{ sha256: photo, alt: 'សាលប្រជុំ', bytes: 7, width: 2, height: 2, contentType: 'image/jpeg' as const }];
  const message = await keep({ text: 'សូមមក', photos, note: 'បង្ហោះល្ងាចនេះ' });
  const rows = async (token = DARA) => (await here.ask('/api/matters', token)).json;
  return { ...here, photo, message, keep, rows };
}
type World = Awaited<ReturnType<typeof world>>;

const at = EVENING;
const CLAIM: Happening = {
  type: 'claimed',
  at,
  worker: 'one',
  leaseUntil: plus(at, MINUTE_MS),
  steps: ['photo', 'text'],
};
const STEP: Happening = {
  type: 'step_sent',
  at,
  step: { step: 'photo', externalId: '41', permalink: 'https://t.me/civic/41', at },
};

/** How each matter comes about. */
const MADE: Readonly<Record<MatterKind, (here: World) => Promise<Delivery>>> = {
  unknown: (here) => here.unknown({ message: here.message }),
  missed: async (here) =>
    here.happen(await here.planned({ message: here.message }), { type: 'missed', at, why: 'approval_needed' }),
  refused: async (here) =>
    here.happen(await here.planned({ message: here.message }), CLAIM, {
      type: 'refused',
      at,
      why: 'telegram_403: kicked',
    }),
  incomplete: async (here) =>
    here.happen(await here.planned({ message: here.message }), CLAIM, STEP, {
      type: 'refused',
      at,
      why: 'telegram_400',
    }),
  vanished: async (here) =>
    here.happen(await here.published({ message: here.message }, '41'), { type: 'vanished', at }),
  async not_edited(here) {
    const out = await here.published({ message: await here.keep({ text: 'ពាក្យចាស់' }) }, '41');
    const version = versionOf({ ...out, message: here.message });
    const amendment = { kind: 'edit' as const, version, dueAt: at, until: plus(at, DAY_MS), attempts: 1 };
    const offered = { ...out, rev: out.rev + 1, amendment, offered: here.message };
    await here.ledger.save(offered);
    return here.happen(offered, {
      type: 'amendment_failed',
      at,
      of: 'edit',
      message: here.message,
      why: 'telegram_400',
    });
  },
  not_removed: async (here) =>
    here.happen(
      await here.published({ message: here.message }, '41'),
      { type: 'removal_asked', at },
      { type: 'amendment_failed', at, of: 'removal', message: null, why: 'too_old' },
    ),
  async event_moved(here) {
    const out = await here.published({ message: here.message }, '41');
    const asks = { ...out.asks, until: plus(at, 30 * DAY_MS) };
    return here.happen(out, { type: 'event_moved', at, asks });
  },
  not_pinned: async (here) =>
    here.happen(
      await here.planned({ message: here.message }),
      { ...CLAIM, steps: ['photo', 'pin'] },
      STEP,
      { type: 'not_pinned', at, why: 'telegram_400: no_rights' },
      { type: 'published', at },
    ),
};

describe('GET /api/matters', () => {
  it.each(MATTERS)('shows with text, pictures, what happened, what to do and what may be pressed: %s', async (kind) => {
    const here = await world();
    const delivery = await MADE[kind](here);
    const [row, ...others] = await here.rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      delivery_id: delivery.id,
      campaign: 'meeting',
      post: '03-invite',
      channel: 'tg-main',
      kind,
      since: at,
      public_at: EVENING,
      text: 'សូមមក',
      note: 'បង្ហោះល្ងាចនេះ',
      photos: [{ url: `/api/media/${here.photo}`, alt: 'សាលប្រជុំ', bytes: 7 }],
      permalink: kind === 'incomplete' || kind === 'not_pinned' ? 'https://t.me/civic/41' : null,
      actions: ACTIONS_ON[kind],
    });
    for (const { km, en } of [row.because, row.to_do]) {
      expect(km).toMatch(/[\u1780-\u17ff]/);
      expect(en).not.toMatch(/[\u1780-\u17ff]|\/api\/|POST/);
    }
  });

  it('says what held what was missed, and what is missing of what is only partly out', async () => {
    const here = await world();
    await MADE.missed(here);
    const [missed] = await here.rows();
    expect(missed).toMatchObject({ reason: 'approval_needed' });
    for (const language of ['km', 'en'] as const)
      expect(missed.because[language]).toContain(missedWords('approval_needed')[language]);
    const other = await world();
    await MADE.incomplete(other);
    const [{ because }] = await other.rows();
    expect(because.en).toContain('Missing: text.');
    expect(because.km).toContain('ផ្នែកដែលខ្វះ៖ text។');
  });

  it('lists the newest first, of the last 62 days, and nothing that is well', async () => {
    const here = await world();
    const missed = async (post: string, moment: Instant) =>
      here.happen(await here.planned({ post, at: moment, message: here.message }), {
        type: 'missed',
        at: moment,
        why: 'expired',
      });
    await missed('too-old', EVENING);
    await missed('oldest', plus(EVENING, 1));
    await missed('newest', plus(EVENING, 61 * DAY_MS));
    await missed('between', plus(EVENING, 20 * DAY_MS));
    here.clock.set(plus(EVENING, 62 * DAY_MS + 1));
    await here.planned({ post: 'waits' });
    await here.published({ post: 'out' }, '43');
    expect((await here.rows()).map(({ post }: { post: string }) => post)).toEqual(['newest', 'between', 'oldest']);
  });

  it('shows the rest where the text cannot be had', async () => {
    const here = await world();
    await here.happen(await here.planned({ message: sha256('lost') }), { type: 'missed', at, why: 'expired' });
    expect(await here.rows()).toMatchObject([{ text: null, photos: [], kind: 'missed' }]);
  });

  it('is for staff alone', async () => {
    const here = await world();
    for (const token of ['token-of-partner', 'token-of-chan'])
      for (const path of ['/api/matters', `/api/media/${here.photo}`])
        expect((await here.ask(path, token)).status).toBe(403);
    expect((await here.ask('/api/matters', 'nobody')).status).toBe(401);
  });
});

describe('GET /api/media/{sha256}', () => {
  it('gives a kept photo, video or voice note as what it is, for ever, and nothing else', async () => {
    const here = await world();
    for (const [bytes, type] of [
      [JPEG, 'image/jpeg'],
      [PNG, 'image/png'],
      [new Uint8Array(anOpus()), 'audio/ogg'],
      [new Uint8Array(anMp4()), 'audio/mp4'],
      [new Uint8Array(aFilm()), 'video/mp4'],
      [new Uint8Array([0xff, 0xfb, 0x90, 0xc4]), 'audio/mpeg'],
    ] as const) {
      const hash = await here.contentStore.keep('media', bytes);
      const response = await here.request(`/api/media/${hash}`, DARA);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(type);
      expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    }
    const large = await here.contentStore.keep('media', new Uint8Array(aFilm({ weighs: 4_000_000 })));
    expect((await here.ask(`/api/media/${large}`, DARA)).status).toBe(413);
    const page = await here.contentStore.keep('media', new TextEncoder().encode('<script>'));
    for (const name of [page, sha256('never kept'), here.message, 'photo.jpg', '..%2Frendered'])
      expect((await here.ask(`/api/media/${name}`, DARA)).status).toBe(404);
  });
});

describe('POST /api/deliveries/{id}/done', () => {
  it.each(['by_hand', 'dropped'] as const)('ends what was missed, once: %s', async (how) => {
    const here = await world();
    const { id } = await MADE.missed(here);
    const path = `/api/deliveries/${id}/done`;
    expect((await here.ask(path, 'token-of-partner', { how })).status).toBe(403);
    expect((await here.ask(path, DARA, { how: 'perhaps' })).status).toBe(400);
    expect(await here.ask(path, DARA, { how })).toEqual({
      status: 200,
      json: { delivery_id: id, status: 'missed', handled: how },
    });
    expect(await here.rows()).toEqual([]);
    expect(await here.ask(path, DARA, { how })).toMatchObject({ status: 409, json: { error: 'nothing_to_do' } });
    expect((await here.ask('/api/deliveries/none/done', DARA, { how })).status).toBe(404);
  });

  it('ends also what was given another moment since, and says that it does not go out', async () => {
    const here = await world();
    const missed = await MADE.missed(here);
    const again = replan(missed, anEntry({ at: plus(EVENING, DAY_MS) }), null, EVENING);
    if (again) await here.ledger.save(again);
    expect(await here.ask(`/api/deliveries/${missed.id}/done`, DARA, { how: 'by_hand' })).toEqual({
      status: 200,
      json: { delivery_id: missed.id, status: 'cancelled', handled: 'by_hand' },
    });
  });

  it('wants to be told first whether an unknown one is there', async () => {
    const here = await world();
    const { id } = await MADE.unknown(here);
    const answer = await here.ask(`/api/deliveries/${id}/done`, DARA, { how: 'by_hand' });
    expect(answer).toMatchObject({ status: 409, json: { error: 'unknown' } });
    expect(await here.rows()).toHaveLength(1);
  });

  it('has nothing to do where nothing is wrong', async () => {
    const here = await world();
    const { id } = await here.planned();
    expect((await here.ask(`/api/deliveries/${id}/done`, DARA, { how: 'dropped' })).status).toBe(409);
  });
});
