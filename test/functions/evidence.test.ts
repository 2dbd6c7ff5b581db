import { describe, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { said } from '../fakes/a-moderator.ts';
import { asking } from './asking.ts';

const PARTNER = 'token-of-partner';
const STAFF = 'token-of-dara';
const PHOTO = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);

async function scene() {
  const here = asking();
  const photo = await here.contentStore.keep('media', PHOTO);
  const shown = { sha256: photo, alt: 'A meeting', bytes: 6, width: 4, height: 3, contentType: 'image/jpeg' };
  const message = {
    format: 1,
    language: 'km',
    text: 'សូមអញ្ជើញ <b>',
    entities: [],
    photos: [shown],
    button: null,
    poll: null,
  };
  const kept = await here.contentStore.keep('rendered', Buffer.from(JSON.stringify(message)));
  const words: Partial<Entry> = { message: kept, text: sha256(message.text) };
  return {
    ...here,
    words,
    photo: (id: string, token = PARTNER, n = '1') => here.request(`/log/${id}/photo/${n}`, token),
  };
}

describe('the evidence of one delivery', () => {
  it('shows the words and the picture as they went out, with their hashes', async () => {
    const here = await scene();
    const { id, text: hash } = await here.published(here.words, '41');
    const { status, text } = await here.page(`/log/${id}`, PARTNER);
    expect(status).toBe(200);
    expect(text).toContain('សូមអញ្ជើញ &lt;b&gt;');
    expect(text).toContain(hash);
    expect(text).toContain(`src="/log/${id}/photo/1?v=`);
    const photo = await here.photo(id);
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(Buffer.from(PHOTO));
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    for (const n of ['0', '2', 'x']) expect((await here.photo(id, PARTNER, n)).status).toBe(404);
  });

  it('shows them also when the post has vanished, or was taken back, and says that its link may not open', async () => {
    const here = await scene();
    const gone = await here.published(here.words, '41');
    await here.happen(gone, { type: 'vanished', at: plus(EVENING, HOUR_MS) });
    const taken = await here.published({ ...here.words, post: '04-taken-back' }, '42');
    await here.happen(taken, { type: 'removal_asked', at: EVENING }, { type: 'removed', at: EVENING });
    for (const [id, why] of [
      [gone.id, 'it was not the organisation that deleted it'],
      [taken.id, 'The organisation took it back at Sat 9 Jan 2027, 19:00'],
    ]) {
      const { text } = await here.page(`/log/${id}`, PARTNER);
      expect(text).toContain(why);
      expect(text).toContain('The link may not open any more');
      expect(text).toContain('សូមអញ្ជើញ');
      expect((await here.photo(id ?? '')).status).toBe(200);
    }
  });

  it('shows of what is not out neither words nor picture to anybody: it may be a draft', async () => {
    const here = await scene();
    const waiting = await here.planned(here.words);
    const missed = await here.planned({ ...here.words, post: '05-missed' });
    await here.happen(missed, { type: 'missed', at: EVENING, why: 'approval_needed' });
    for (const { id } of [waiting, missed])
      for (const token of [PARTNER, STAFF]) {
        const { text } = await here.page(`/log/${id}`, token);
        expect(text).not.toContain('សូមអញ្ជើញ');
        expect(text).toContain('its text is not shown here');
        expect((await here.photo(id, token)).status).toBe(404);
      }
    const unknown = await here.unknown({ ...here.words, post: '06-unknown', channel: 'tg-group' });
    const { text } = await here.page(`/log/${unknown.id}`, PARTNER);
    expect(text).toContain('Nobody knows whether it is out. This is what was approved and sent.');
    expect(text).toContain('សូមអញ្ជើញ');
  });

  it('does not say of what somebody posted by hand that it is not out', async () => {
    const here = await scene();
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

  it('says what was done by hand: what is deleted was not posted, and what was edited may read otherwise', async () => {
    const here = await scene();
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

  it('names the line of the closed file in which it stands, and says whether it has changed since', async () => {
    const here = await scene();
    const delivery = await here.published(here.words, '41');
    const page = async () => (await here.page(`/log/${delivery.id}`, PARTNER)).text;
    expect(await page()).toContain('In no file yet');
    here.clock.set(closesAt('2027-01'));
    await closeMonths(here);
    expect(await page()).toMatch(/Jan 2027, line 2, revision 1.*Nothing of it has changed since/su);
    await here.happen(delivery, { type: 'vanished', at: plus(EVENING, HOUR_MS) });
    expect(await page()).toMatch(/It has changed since: the next file/u);
    here.clock.set(closesAt('2027-02'));
    await closeMonths(here);
    expect(await page()).toMatch(/Jan 2027, line 2, revision 1.*Feb 2027, line 2, revision 2.*Nothing of it/su);
  });

  it('says of each figure that is not known why, and never 0 in its place', async () => {
    const here = await scene();
    const { id } = await here.published({ ...here.words, link: 'code' }, '41');
    const { text } = await here.page(`/log/${id}`, PARTNER);
    expect(text).toContain('<dt>opens of the link (not people)</dt><dd>0</dd>');
    expect(text).toContain('<dt>comments</dt><dd>– not known: Telegram tells no bot of this</dd>');
    expect(text).toContain('<dt>reactions</dt><dd>– not known: the platform has told nothing yet</dd>');
  });

  it('is of what the plan made alone, for staff and partners', async () => {
    const here = await scene();
    const child = await here.pack('aaaaaaaaaa');
    for (const path of [`/log/${child.id}`, '/log/nothing', `/log/${child.id}/photo/1`])
      expect((await here.page(path, STAFF)).status).toBe(404);
    const { id } = await here.published(here.words, '41');
    for (const path of [`/log/${id}`, `/log/${id}/photo/1`]) {
      expect((await here.request(path, 'nobody')).status).toBe(303);
      expect((await here.request(path, 'token-of-chan')).status).toBe(403);
    }
  });
});

describe('what moderators answered, in numbers', () => {
  async function handedOut(answers: Readonly<Record<'posted' | 'declined' | 'none', number>>) {
    const here = await scene();
    const entry = anEntry({ ...here.words, kind: 'moderator_pack', channel: 'mods', address: '' });
    const pack = { ...schedule(entry, null, NOON), attempts: 1 };
    await here.ledger.create(pack);
    for (const [answer, count] of Object.entries(answers))
      for (let index = 0; index < count; index += 1) {
        const child = await here.pack(`${answer}-${index}`, here.words);
        if (answer !== 'none') await here.happen(child, said(answer as 'posted' | 'declined', EVENING));
      }
    return async (token: string) => {
      const { text } = await here.page(`/log/${pack.id}`, token);
      return [...text.matchAll(/<dt>(received it|posted it|not for their group|no answer)<\/dt><dd>([^<]*)</g)].map(
        ([, , shown]) => shown,
      );
    };
  }

  it('are for partners hidden where they are few, with the sum by which one could work them out', async () => {
    const shown = await handedOut({ posted: 6, declined: 2, none: 0 });
    expect(await shown(PARTNER)).toEqual(['hidden', '6', '&lt;5', '0']);
    expect(await shown(STAFF)).toEqual(['8', '6', '2', '0']);
  });

  it('are said where they are many', async () => {
    expect(await (await handedOut({ posted: 6, declined: 5, none: 7 }))(PARTNER)).toEqual(['18', '6', '5', '7']);
  });

  it('name no moderator and no group, to nobody', async () => {
    const here = await scene();
    const entry = anEntry({
      ...here.words,
      kind: 'moderator_pack',
      channel: 'mods',
      recipients: ['siem-reap-mothers'],
    });
    const pack = { ...schedule(entry, null, NOON), attempts: 1 };
    await here.ledger.create(pack);
    await here.pack('aaaaaaaaaa');
    for (const path of ['/log?month=2027-01', `/log/${pack.id}`, '/log.csv?month=2027-01']) {
      const text = await (await here.request(path, PARTNER)).text();
      expect(text).toContain(pack.id);
      expect(text).not.toMatch(/aaaaaaaaaa|siem-reap-mothers/);
    }
  });
});
