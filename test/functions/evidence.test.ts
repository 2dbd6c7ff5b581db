import { describe, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import { HANDED_OUT } from '../../shared/domain/delivery.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { said } from '../fakes/a-moderator.ts';
import { evidenceScene, PARTNER, PHOTO, STAFF } from './evidence-scene.ts';

describe('the evidence of one delivery', () => {
  it('shows the words and the picture as they went out, with their hashes', async () => {
    const here = await evidenceScene();
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

  it('says of what is not out that it has no link for that reason, and not that its channel gives none', async () => {
    const here = await evidenceScene();
    const missed = await here.happen(await here.planned(here.words), { type: 'missed', at: EVENING, why: 'expired' });
    const { text } = await here.page(`/log/${missed.id}`, PARTNER);
    expect(text).toContain('<dt>Link</dt><dd>– not out, or not known</dd>');
    const { text: out } = await here.page(
      `/log/${(await here.published({ ...here.words, post: '05' }, '')).id}`,
      PARTNER,
    );
    expect(out).not.toContain('<dt>Link</dt><dd>– not out');
  });

  it('shows them also when the post has vanished, or was taken back, and says that its link may not open', async () => {
    const here = await evidenceScene();
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
    const here = await evidenceScene();
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

  it('names the line of the closed file in which it stands, and says whether it has changed since', async () => {
    const here = await evidenceScene();
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
    const here = await evidenceScene();
    const { id } = await here.published({ ...here.words, link: 'code' }, '41');
    const { text } = await here.page(`/log/${id}`, PARTNER);
    expect(text).toContain('<dt>opens of the link (not people)</dt><dd>0</dd>');
    expect(text).toContain('<dt>comments</dt><dd>– not known: Telegram tells no bot of this</dd>');
    expect(text).toContain('<dt>reactions</dt><dd>– not known: the platform has told nothing yet</dd>');
  });

  it('is of what the plan made alone, for staff and partners', async () => {
    const here = await evidenceScene();
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

const HANDED_OUT_TO_ALL = [
  { type: 'claimed', at: EVENING, worker: 'one', leaseUntil: plus(EVENING, HOUR_MS), steps: [HANDED_OUT] },
  { type: 'step_sent', at: EVENING, step: { step: HANDED_OUT, externalId: '18', permalink: null, at: EVENING } },
  { type: 'delivered', at: EVENING },
] as const;

describe('what moderators answered, in numbers', () => {
  async function handedOut(answers: Readonly<Record<'posted' | 'declined' | 'none', number>>) {
    const here = await evidenceScene();
    const entry = anEntry({ ...here.words, kind: 'moderator_pack', channel: 'mods', address: '' });
    const pack = { ...schedule(entry, null, NOON), attempts: 1 };
    await here.ledger.create(pack);
    await here.happen(pack, ...HANDED_OUT_TO_ALL);
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

  it('are not said, and not 0, of a pack that nobody has been given', async () => {
    const here = await evidenceScene();
    const { id } = await here.planned({ ...here.words, kind: 'moderator_pack', channel: 'mods', address: '' });
    for (const token of [PARTNER, STAFF]) {
      const { text } = await here.page(`/log/${id}`, token);
      for (const name of ['received it', 'posted it', 'not for their group', 'no answer'])
        expect(text).toContain(`<dt>${name}</dt><dd>– not out</dd>`);
    }
  });

  it('name no moderator and no group, to nobody', async () => {
    const here = await evidenceScene();
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
