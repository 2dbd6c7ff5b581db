import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import { QUIET_MS, SAMPLE_FILES, uploading } from './uploading.ts';

const NOW = '2026-11-22T01:00:00.000Z' as Instant;
const PATHS = [...SAMPLE_FILES.keys()];
const CIP = 'campaigns/2027-01-cip-meeting';
const PHOTO = `${CIP}/media/what-is-cip.jpg`;
const CIP_POSTS = PATHS.filter((path) => path.startsWith(`${CIP}/posts/`));

type Uploading = ReturnType<typeof uploading>;

async function all(here: Uploading, paths: readonly string[] = PATHS): Promise<void> {
  for (const path of paths) {
    await here.put(path);
    await here.pass(100);
  }
}

/** What a plan comes to, however it came about. */
const asPlanned = (deliveries: readonly Delivery[]) =>
  deliveries
    .map(({ id, at, publicAt, message, state, broken, variant }) => ({
      id,
      at,
      publicAt,
      message,
      status: state.status,
      broken,
      variant,
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

const errorsIn = ({ reports }: Uploading) =>
  reports.flatMap(({ problems }) => problems.filter((one) => one.severity === 'error' && one.awaits === undefined));
const eventsOf = async (here: Uploading) => (await here.deliveries()).flatMap(({ events }) => events);

describe('a campaign that is uploaded', () => {
  it('comes to the same plan in every order and at every pace, without an error or a withdrawal on the way', async () => {
    const once = uploading(NOW);
    await all(once);
    await once.pass(QUIET_MS);
    const wanted = asPlanned(await once.deliveries());
    expect(wanted.length).toBeGreaterThan(30);

    const pauses = fc.constantFrom(0, 200, 5_000, 45_000, 70_000, 700_000);
    const order = fc.shuffledSubarray(PATHS, { minLength: PATHS.length });
    await fc.assert(
      fc.asyncProperty(
        order,
        fc.array(pauses, { minLength: PATHS.length, maxLength: PATHS.length }),
        async (paths, rests) => {
          const here = uploading(NOW);
          for (const [index, path] of paths.entries()) {
            await here.put(path);
            await here.pass(rests[index] ?? 0);
          }
          await here.pass(QUIET_MS);
          expect(errorsIn(here)).toEqual([]);
          expect((await eventsOf(here)).filter(({ type }) => type === 'cancelled')).toEqual([]);
          expect((await here.ledger.campaigns()).filter(({ missing }) => missing.length > 0)).toEqual([]);
          expect(asPlanned(await here.deliveries())).toEqual(wanted);
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);

  it('is read once, when it has been quiet, however many files it has', async () => {
    const here = uploading(NOW);
    await all(here);
    await here.pass(QUIET_MS - 5 * SECOND_MS);
    expect(here.reports).toEqual([]);
    await here.pass(10 * SECOND_MS);
    await here.pass(60 * MINUTE_MS);
    // Its last files came after those of the organisation, which concern everybody.
    expect(here.reports.length).toBeLessThanOrEqual(3);
    expect((await here.deliveries()).length).toBeGreaterThan(30);
  });

  it('is not kept waiting by another one that still arrives', async () => {
    const here = uploading(NOW);
    const tips = PATHS.filter((path) => path.startsWith('campaigns/2026-12'));
    await all(
      here,
      PATHS.filter((path) => !tips.includes(path)),
    );
    for (const path of tips.slice(0, 3)) {
      await here.pass(25 * SECOND_MS);
      await here.put(path);
    }
    await here.pass(5 * SECOND_MS);
    expect((await here.ledger.campaigns()).map(({ campaign }) => campaign)).toEqual(['2027-01-cip-meeting']);
  });

  it('is planned as it is after ten minutes, though something changes all the time', async () => {
    const here = uploading(NOW);
    await all(here);
    await here.pass(QUIET_MS);
    const post = `${CIP}/posts/01-what-is-cip.md`;
    const text = Buffer.from(SAMPLE_FILES.get(post) ?? '').toString();
    const read = here.reports.length;
    for (let saved = 0; saved < 60; saved += 1) {
      await here.put(post, Buffer.from(text.replace(/(=== km ===\n)/, `$1${saved} `)));
      await here.pass(30 * SECOND_MS);
    }
    // Half an hour of it.
    expect(here.reports.length - read).toBeGreaterThanOrEqual(2);
    expect(here.reports.length - read).toBeLessThanOrEqual(6);
    await here.pass(QUIET_MS);
    const last = await here.deliveries();
    const again = uploading(NOW);
    await all(again);
    await again.put(post, here.files.get(post));
    await again.pass(QUIET_MS + SECOND_MS);
    expect(asPlanned(last)).toEqual(asPlanned(await again.deliveries()));
  });

  it('is planned though reading it fails, as soon as that works again', async () => {
    const here = uploading(NOW);
    await all(here);
    here.fail(2);
    await here.pass(5 * MINUTE_MS);
    expect((await here.deliveries()).length).toBeGreaterThan(30);
  });

  it('has not vanished when its folder is deleted and uploaded again', async () => {
    const here = uploading(NOW);
    await all(here);
    await here.pass(QUIET_MS);
    const before = asPlanned(await here.deliveries());
    const files = PATHS.filter((path) => path.startsWith(CIP));
    for (const path of files) await here.remove(path);
    await here.pass(40 * SECOND_MS);
    // A slow line: half a minute for each file.
    for (const path of files) {
      await here.put(path);
      await here.pass(30 * SECOND_MS);
      expect((await here.ledger.campaign('2027-01-cip-meeting')).missing).toEqual([]);
    }
    await here.pass(QUIET_MS);
    expect(asPlanned(await here.deliveries())).toEqual(before);
    expect((await eventsOf(here)).map(({ type }) => type)).not.toContain('cancelled');
  });

  it('has vanished, and is held, when it stays away', async () => {
    const here = uploading(NOW);
    await all(here);
    await here.pass(QUIET_MS);
    for (const path of CIP_POSTS) await here.remove(path);
    await here.pass(2 * QUIET_MS);
    expect((await here.ledger.campaign('2027-01-cip-meeting')).missing.length).toBeGreaterThan(3);
  });

  it('waits for a photo that is taken out, and goes on when it is back', async () => {
    const here = uploading(NOW);
    await all(here);
    await here.pass(QUIET_MS);
    const before = asPlanned(await here.deliveries());
    await here.remove(PHOTO);
    await here.pass(2 * QUIET_MS);
    const waits = (await here.deliveries()).filter(({ broken }) => broken);
    expect(new Set(waits.map(({ post }) => post))).toEqual(new Set(['01-what-is-cip']));
    expect(here.reports.at(-1)?.stopped).toMatchObject([{ post: '01-what-is-cip', awaits: ['what-is-cip.jpg'] }]);
    await here.put(PHOTO);
    await here.pass(2 * QUIET_MS);
    expect(asPlanned(await here.deliveries())).toEqual(before);
  });

  it('takes the new moment that the console writes at once', async () => {
    const here = uploading(NOW);
    await all(here);
    await here.pass(2 * QUIET_MS);
    const read = here.reports.length;
    const redated = 'format: 1\nposts:\n  "03-invite": { was: "2027-01-09 19:00", at: "2027-01-09 18:00" }\n';
    await here.put(`${CIP}/redated.yaml`, Buffer.from(redated));
    expect(here.reports.length).toBe(read + 1);
    expect(
      (await here.deliveries()).some(
        ({ post, publicAt }) => post === '03-invite' && publicAt === '2027-01-09T11:00:00.000Z',
      ),
    ).toBe(true);
  });

  it('is not read for the reports that are written beside it', async () => {
    const here = uploading(NOW);
    await all(here);
    await here.pass(2 * QUIET_MS);
    const read = here.reports.length;
    await here.put(`${CIP}.report.html`, Buffer.from('ours'));
    await here.pass(2 * QUIET_MS);
    expect(here.reports.length).toBe(read);
  });

  it('gives back a message that nobody can read, and takes the others', async () => {
    const here = uploading(NOW);
    expect(
      await here.batch(
        '{',
        JSON.stringify({ source: 'aws.s3', 'detail-type': 'Object Created', time: NOW, detail: {} }),
      ),
    ).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    expect(here.reports).toHaveLength(1);
  });
});
