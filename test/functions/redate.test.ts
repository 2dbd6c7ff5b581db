import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/content/read.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { type Instant, parseInstant } from '../../shared/domain/instant.ts';
import { sampleFolder } from '../content/sample-content.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { asking } from './asking.ts';

const CAMPAIGN = '2027-01-cip-meeting';
const FILE = `campaigns/${CAMPAIGN}/redated.yaml`;
const DARA = 'token-of-dara';
const AT = '2027-01-10T18:30:00+07:00';

/** The sample, whose invitation was missed. */
async function missed(post = '03-invite', changes: Partial<Entry> = {}) {
  const contentStore = memoryContent();
  for (const [path, bytes] of sampleFolder()) contentStore.files.set(path, bytes ?? Buffer.from('GIF89a'));
  const here = asking({ contentStore });
  const delivery = await here.planned({ campaign: CAMPAIGN, post, ...changes });
  const ended = move(delivery, { type: 'missed', at: EVENING, why: 'paused' });
  if (!ended) throw new Error('it can be missed');
  await here.ledger.save(ended);
  const redate = (body: object, token = DARA) =>
    here.ask('/api/redate', token, { campaign: CAMPAIGN, post, at: AT, ...body });
  const text = () => new TextDecoder().decode(contentStore.files.get(FILE));
  return { ...here, contentStore, redate, text, delivery: ended };
}

async function momentsIn({ contentStore }: Awaited<ReturnType<typeof missed>>) {
  const files = [...contentStore.files].map(([path, bytes]) => ({ path, bytes }));
  const { campaigns, problems } = readContent(files, EVENING as Instant);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return campaigns.find(({ id }) => id === CAMPAIGN)?.redated;
}

describe('POST /api/redate', () => {
  it('writes a post’s new moment beside it, as the content is read', async () => {
    const here = await missed();
    expect(await here.redate({})).toEqual({
      status: 200,
      json: { campaign: CAMPAIGN, post: '03-invite', at: parseInstant(AT), was: EVENING },
    });
    expect(await momentsIn(here)).toEqual({ '03-invite': { was: '2027-01-09 19:00', at: '2027-01-10 18:30' } });
    await here.redate({ at: '2027-01-10T11:45:00Z' });
    expect(await momentsIn(here)).toEqual({ '03-invite': { was: '2027-01-09 19:00', at: '2027-01-10 18:45' } });
  });

  it('keeps what others wrote into the file at the same time', async () => {
    const here = await missed();
    await here.planned({ campaign: CAMPAIGN, post: '05-tomorrow' });
    const answers = await Promise.all([
      here.redate({}),
      here.redate({ post: '05-tomorrow', at: '2027-01-14T10:00:00Z' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(Object.keys((await momentsIn(here)) ?? {})).toEqual(['03-invite', '05-tomorrow']);
  });

  it('is taken back by nobody: it gives up when others write without end', async () => {
    const here = await missed();
    here.contentStore.replace = async () => false;
    expect((await here.redate({})).status).toBe(500);
  });

  it.each([
    ['a moment that is past', { at: '2027-01-09T19:00:00+07:00' }, 409, 'gone'],
    ['a moment outside the hours', { at: '2027-01-10T22:30:00+07:00' }, 409, 'not_possible'],
    ['a moment after the event', { at: '2027-01-16T09:00:00+07:00' }, 409, 'not_possible'],
    ['a moment at which another post goes out', { at: '2027-01-15T17:35:00+07:00' }, 409, 'not_possible'],
    ['a post that is not there', { post: '99-none' }, 404, 'no_such_post'],
    ['a draft', { post: '07-what-was-decided' }, 404, 'no_such_post'],
    ['a campaign that is not there', { campaign: 'none' }, 404, 'no_such_post'],
    ['a moment without its offset', { at: '2027-01-10 18:30' }, 400, 'bad_request'],
    ['a moment between two minutes', { at: '2027-01-10T18:30:30+07:00' }, 400, 'bad_request'],
    ['nonsense', { at: 7 }, 400, 'bad_request'],
  ])('refuses %s, with a sentence, and writes nothing', async (_what, body, status, error) => {
    const here = await missed();
    const answer = await here.redate(body);
    expect(answer).toMatchObject({ status, json: { error } });
    expect(answer.json.message).toMatch(/^[A-Z].* /);
    if (error === 'not_possible') expect(answer.json.because.km).toMatch(/[\u1780-\u17ff]/);
    expect(here.contentStore.files.has(FILE)).toBe(false);
  });

  it('writes nothing over a file that somebody has to mend first', async () => {
    const here = await missed();
    const byHand = 'format: 1\nposts:\n  05-tomorrow: { was: "2027-01-15 17:30", at: "tomorrow" }\n';
    here.contentStore.files.set(FILE, new TextEncoder().encode(byHand));
    expect(await here.redate({})).toMatchObject({ status: 409, json: { error: 'not_possible' } });
    expect(here.text()).toBe(byHand);
  });

  it('finds the folder of a campaign that is called otherwise', async () => {
    const here = await missed();
    const settings = `campaigns/${CAMPAIGN}/campaign.yaml`;
    const text = new TextDecoder().decode(here.contentStore.files.get(settings));
    here.contentStore.files.set(settings, new TextEncoder().encode(text.replace('format: 1', 'format: 1\nid: cip')));
    await here.planned({ campaign: 'cip' });
    expect((await here.redate({})).status).toBe(404);
    expect((await here.redate({ campaign: 'cip' })).status).toBe(200);
    expect(here.text()).toContain('"03-invite": { was: "2027-01-09 19:00", at: "2027-01-10 18:30" }');
  });

  it('refuses a post of which nothing is left to send', async () => {
    const here = await missed();
    expect((await here.ask(`/api/deliveries/${here.delivery.id}/done`, DARA, { how: 'by_hand' })).status).toBe(200);
    expect(await here.redate({})).toMatchObject({ status: 409, json: { error: 'nothing_to_send' } });
    await here.published({ campaign: CAMPAIGN, post: '05-tomorrow' }, '41');
    expect(await here.redate({ post: '05-tomorrow' })).toMatchObject({
      status: 409,
      json: { error: 'nothing_to_send' },
    });
    expect(here.contentStore.files.has(FILE)).toBe(false);
  });

  it('has nothing to send of what somebody has withdrawn', async () => {
    const here = await missed();
    const { id } = await here.planned({ campaign: CAMPAIGN, post: '05-tomorrow' });
    expect((await here.ask(`/api/deliveries/${id}/withdraw`, DARA, {})).status).toBe(200);
    const answer = await here.redate({ post: '05-tomorrow', at: '2027-01-14T10:00:00Z' });
    expect(answer).toMatchObject({ status: 409, json: { error: 'nothing_to_send' } });
    expect(answer.json.message).toContain('was withdrawn');
  });

  it('takes a post up again that was dropped, and leaves the channels that have had it alone', async () => {
    const here = await missed();
    await here.ask(`/api/deliveries/${here.delivery.id}/done`, DARA, { how: 'dropped' });
    await here.published({ campaign: CAMPAIGN, channel: 'fb-main' }, '41');
    expect((await here.redate({})).status).toBe(200);
  });

  it('is for the team', async () => {
    const here = await missed();
    for (const token of ['token-of-partner', 'token-of-chan']) expect((await here.redate({}, token)).status).toBe(403);
  });
});
