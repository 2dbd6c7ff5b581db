import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { LATER, telling, texts } from './telling.ts';
import { QUIET_MS, SAMPLE_FILES, uploading } from './uploading.ts';

const AT = plus(NOON, 3 * DAY_MS);

const CIP = '2027-01-cip-meeting';
const SETTINGS = `campaigns/${CIP}/campaign.yaml`;
const ONE = `campaigns/${CIP}/posts/01-what-is-cip.md`;
const TOMORROW = `campaigns/${CIP}/posts/05-tomorrow.md`;
const ORG = '_org/org.yaml';

/** A file of the sample with this in the place of that; bytes that were changed before may be given. */
function edited(path: string, from: string, to: string, bytes = SAMPLE_FILES.get(path)): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  return new TextEncoder().encode(text.replace(from, to));
}

/** The sample as it has arrived with these changes, and been quiet. */
async function arrived(...changes: readonly (readonly [path: string, from: string, to: string])[]) {
  const here = uploading('2026-11-22T01:00:00.000Z' as Instant);
  const files = new Map(SAMPLE_FILES);
  for (const [path, from, to] of changes) files.set(path, edited(path, from, to, files.get(path)));
  for (const [path, bytes] of files) await here.put(path, bytes);
  await here.pass(QUIET_MS);
  return here;
}

async function stoppedAt(at: Instant, awaits: readonly string[]) {
  const here = await telling();
  const record = await here.ledger.campaign('meeting');
  const stopped = [{ post: '07-late', at, awaits }];
  await here.ledger.saveCampaign({ ...record, revision: 1, stopped });
  await here.at(LATER);
  return here;
}

describe('a post that was never planned', () => {
  it('is told the day before, an hour before and once its moment is past, once each, with what it waits for', async () => {
    const here = await stoppedAt(AT, ['cover.jpg']);
    expect(await here.at(plus(AT, -DAY_MS - MINUTE_MS))).toEqual([]);
    const day = texts(await here.at(plus(AT, -DAY_MS)));
    expect(day).toEqual([expect.stringMatching(/^⏰ 07-late · meeting/)]);
    expect(day[0]).toContain('កំពុងរង់ចាំ cover.jpg');
    expect(day[0]).toContain('waiting for cover.jpg. If that is still so at');
    expect(await here.at(plus(AT, -DAY_MS + MINUTE_MS))).toEqual([]);
    expect(texts(await here.at(plus(AT, -HOUR_MS)))).toHaveLength(1);
    const gone = texts(await here.at(plus(AT, MINUTE_MS)));
    expect(gone).toEqual([expect.stringContaining('It did not go out at')]);
    expect(await here.at(plus(AT, 2 * MINUTE_MS))).toEqual([]);
  });

  it('is told as having a mistake where no file mends it', async () => {
    const here = await stoppedAt(AT, []);
    expect(texts(await here.at(plus(AT, -HOUR_MS)))[0]).toContain('its file has a mistake');
  });

  it('is told as held, and not as this, once it was planned', async () => {
    const here = await stoppedAt(AT, ['cover.jpg']);
    await here.plan({ campaign: 'meeting', post: '07-late', at: AT, publicAt: AT });
    const told = texts(await here.at(plus(AT, -HOUR_MS)));
    expect(told.some((text) => text.includes('cover.jpg'))).toBe(false);
  });

  it('is told though it was planned once, where it was taken out of the folder since, or missed an earlier moment', async () => {
    for (const why of ['removed', 'draft'] as const) {
      const here = await stoppedAt(AT, ['cover.jpg']);
      const planned = await here.plan({ campaign: 'meeting', post: '07-late', at: AT, publicAt: AT });
      await here.happen(planned, { type: 'cancelled', at: LATER, why });
      expect(texts(await here.at(plus(AT, -HOUR_MS))).join()).toContain('waiting for cover.jpg');
    }
    const here = await stoppedAt(AT, ['cover.jpg']);
    const planned = await here.plan({ campaign: 'meeting', post: '07-late', at: LATER, publicAt: LATER });
    await here.happen(planned, { type: 'missed', at: LATER, why: 'broken' });
    expect(texts(await here.at(plus(AT, -HOUR_MS))).join()).toContain('waiting for cover.jpg');
  });

  it('is told no more once somebody withdrew it, or it missed this very moment', async () => {
    for (const end of [
      { type: 'cancelled', at: LATER, why: 'withdrawn' },
      { type: 'missed', at: LATER, why: 'broken' },
    ] as const) {
      const here = await stoppedAt(AT, ['cover.jpg']);
      const planned = await here.plan({ campaign: 'meeting', post: '07-late', at: AT, publicAt: AT });
      await here.happen(planned, end);
      expect(texts(await here.at(plus(AT, -HOUR_MS))).join()).not.toContain('waiting for cover.jpg');
    }
  });

  it('is kept with its campaign when the folder is read, and no more once its file has arrived', async () => {
    const here = uploading('2026-11-22T01:00:00.000Z' as Instant);
    const photo = 'campaigns/2027-01-cip-meeting/media/what-is-cip.jpg';
    for (const path of SAMPLE_FILES.keys()) if (path !== photo) await here.put(path);
    await here.pass(QUIET_MS);
    const kept = async () => (await here.ledger.campaign('2027-01-cip-meeting')).stopped;
    const waits = { post: '01-what-is-cip', at: '2026-12-28T12:00:00.000Z', awaits: ['what-is-cip.jpg'] };
    expect(await kept()).toEqual([waits]);
    // Read again when its moment is past: the team may not know yet.
    here.clock.set('2026-12-28T12:30:00.000Z' as Instant);
    await here.put('campaigns/2027-01-cip-meeting/campaign.yaml');
    await here.pass(QUIET_MS);
    expect(await kept()).toEqual([waits]);
    await here.put(photo);
    await here.pass(QUIET_MS);
    expect(await kept()).toEqual([]);
  });

  it('is kept also where its campaign could not be read from the first upload on, as far as its moment is known', async () => {
    const here = await arrived([SETTINGS, 'goal:', 'gaol: [']);
    const stopped = (await here.ledger.campaign(CIP)).stopped ?? [];
    expect(stopped).toContainEqual({ post: '01-what-is-cip', at: '2026-12-28T12:00:00.000Z', awaits: [] });
    // The seventh is a draft.
    expect(stopped).toHaveLength(6);
    expect((await here.deliveries()).filter(({ campaign }) => campaign === CIP)).toEqual([]);
    await here.put(SETTINGS);
    await here.pass(QUIET_MS);
    expect((await here.ledger.campaign(CIP)).stopped).toEqual([]);
  });

  it('keeps the moment that was counted from its event, when the campaign cannot be read any more', async () => {
    const here = await arrived(
      [TOMORROW, 'at: 2027-01-15 17:30', 'at: 1 day before 17:30'],
      [TOMORROW, 'cta:', 'cto:'],
    );
    const kept = async () => (await here.ledger.campaign(CIP)).stopped?.find(({ post }) => post === '05-tomorrow');
    const told = { post: '05-tomorrow', at: '2027-01-15T10:30:00.000Z', awaits: [] };
    expect(await kept()).toEqual(told);
    await here.put(SETTINGS, edited(SETTINGS, 'goal:', 'gaol: ['));
    await here.pass(QUIET_MS);
    expect(await kept()).toEqual(told);
  });

  it('is kept while the organisation cannot be read; what was planned before goes on', async () => {
    const here = await arrived();
    await here.remove(ONE);
    await here.pass(QUIET_MS);
    const before = await here.deliveries();
    await here.put(ORG, edited(ORG, 'approvals: 2 ', 'approvals: 0 '));
    await here.put(ONE);
    await here.pass(QUIET_MS);
    expect(await here.deliveries()).toEqual(before);
    const stopped = (await here.ledger.campaign(CIP)).stopped ?? [];
    expect(stopped).toContainEqual({ post: '01-what-is-cip', at: '2026-12-28T12:00:00.000Z', awaits: [] });
    await here.put(ORG);
    await here.pass(QUIET_MS);
    expect((await here.ledger.campaign(CIP)).stopped).toEqual([]);
    const again = (await here.deliveries()).filter(({ post }) => post === '01-what-is-cip');
    expect(new Set(again.map(({ state }) => state.status))).toEqual(new Set(['scheduled']));
  });
});
