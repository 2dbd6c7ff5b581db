import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInvitations } from '../../shared/actions/invite.ts';
import { nicknameIn } from '../../shared/actions/register.ts';
import { subscriberOf } from '../../shared/actions/subscriptions.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { own, recorded } from '../channels/callbacks/facebook/read.ts';
import { updates } from '../channels/callbacks/telegram/load.ts';
import { anEntry } from '../fakes/a-delivery.ts';
import { aSeries, postOf } from '../fakes/a-series.ts';
import { happen } from '../fakes/happen.ts';
import { answeringHost } from './answering-host.ts';

/** Whoever answers, in this test, is she; and everything that she says or is called has this in it. */
const NAME = 'CinderellaHoover';
const PERSON = 987_654_321;
const CAMPAIGN = '2027-01-cip-meeting';
const WORDS = /name|title|text|caption|message|link|photo|url|bio|phone|email|descr|thumb|video|story|question|option/i;
/** Where a callback says which person it was; ids under other names are of posts, Pages and chats. */
const PEOPLE = ['from', 'user', 'sender_user', 'author', 'reactor', 'via_bot'];

let here: Awaited<ReturnType<typeof answeringHost>>;
let known: { post: string; page: string; message: number; delivery: string; invitation: string; tip: string };

beforeAll(async () => {
  here = await answeringHost();
  await here.approveAll();
  const out = await here.invited();
  const [facebook] = out.filter(({ kind }) => kind === 'facebook_page');
  const [telegram] = out.filter(({ kind }) => kind === 'telegram_channel');
  const [{ token = '' } = {}] = await openInvitations('siem-reap', here.host.ports);
  known = {
    page: facebook?.address ?? '',
    post: idOf(facebook),
    message: Number(idOf(telegram)),
    delivery: telegram?.id ?? '',
    invitation: token,
    tip: (await aSeriesIsOut(telegram)).id,
  };
}, 40_000);
afterAll(() => here.stop(), 30_000);

/** A series of which the first tip is out, and says what a post says; the second one is far away. */
async function aSeriesIsOut(like: Pick<Delivery, 'message'> | undefined): Promise<Delivery> {
  const { ledger, subscriptions, clock } = here.host.ports;
  const tips = aSeries().tips.slice(0, 2);
  await subscriptions.keepSeries(aSeries({ campaign: CAMPAIGN, tips }));
  const now = clock.now();
  const asks = { cta: 'subscribe_series', event: null, from: null, until: null } as const;
  const [first, second] = [now, plus(now, 30 * DAY_MS)].map((at, position) => {
    const entry = anEntry({ campaign: CAMPAIGN, post: postOf(position), at, asks });
    return schedule({ ...entry, ...(like && { message: like.message }) }, null, now);
  });
  if (!first || !second) throw new Error('two were made');
  await ledger.create(first);
  await ledger.create(second);
  const step = { step: 'text', externalId: '4711', permalink: null, at: now };
  const lease = { worker: 'one', leaseUntil: plus(now, DAY_MS), steps: ['text'] };
  return happen(
    ledger,
    first,
    { type: 'claimed', at: now, ...lease },
    { type: 'step_sent', at: now, step },
    { type: 'published', at: now },
  );
}

/** What is kept of her as somebody who is given the series. */
async function subscription() {
  const { ports } = here.host;
  return ports.subscriptions.subscription(await subscriberOf(CAMPAIGN, String(PERSON), ports));
}

function idOf(delivery: Awaited<ReturnType<typeof here.invited>>[number] | undefined): string {
  return delivery && 'sent' in delivery.state ? (delivery.state.sent[0]?.externalId ?? '') : '';
}

/** The same callback with every word hers, every person her, and every post and chat one of ours. */
function marked(value: unknown, key = '', parent = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => marked(item, key, parent));
  if (typeof value === 'object' && value !== null) {
    const isPrivate = 'type' in value && value.type === 'private';
    const inside = isPrivate ? 'user' : key;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, marked(item, name, inside)]));
  }
  if (key === 'sender_id' || (key === 'id' && PEOPLE.includes(parent))) return PERSON;
  if (key === 'post_id') return known.post;
  if (key === 'id' && parent === 'entry') return known.page;
  if (key === 'data') return `rsvp:${known.delivery}`;
  if (key === 'text' && typeof value === 'string' && value.startsWith('/start'))
    return `/start join_${known.invitation}`;
  if (key === 'message_id' && (parent === 'message_reaction_count' || parent === '')) return known.message;
  return typeof value === 'string' && WORDS.test(key) ? `${NAME} ${value}` : value;
}

/** Every file that the host keeps, and everything that it logged. */
function kept(): { where: string; bytes: Buffer }[] {
  const files = readdirSync(here.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const read = files.map(({ parentPath, name }) => ({ where: name, bytes: readFileSync(join(parentPath, name)) }));
  return [...read, { where: 'the log', bytes: Buffer.from(here.lines.join('\n')) }];
}

const found = (needle: string) => kept().flatMap(({ where, bytes }) => (bytes.includes(needle) ? [where] : []));

describe('after every callback that was ever recorded', () => {
  it('nothing of a person is in any file or line, not even as a plain hash', async () => {
    const answers: number[] = [];
    let hers = 0;
    for (const { bytes } of [...own, ...recorded]) {
      const text = new TextDecoder().decode(bytes);
      answers.push((await here.facebook(new TextEncoder().encode(text))).status);
      const body = JSON.stringify(marked(JSON.parse(text)));
      hers += body.includes(NAME) || body.includes(String(PERSON)) ? 1 : 0;
      answers.push((await here.facebook(body)).status);
    }
    for (const { body } of updates()) answers.push((await here.telegram(JSON.stringify(marked(body)))).status);
    const herself = { id: PERSON, is_bot: false, first_name: NAME, username: NAME };
    const chat = { id: PERSON, type: 'private', first_name: NAME, username: NAME };
    const said = { message_id: 9, date: 1_800_000_000, from: herself, chat };
    for (const text of [
      `/start subscribe_${known.tip}`,
      `/start join_${known.invitation}`,
      `/start rsvp_${known.delivery}`,
      `${NAME} asks something`,
    ])
      answers.push((await here.telegram(JSON.stringify({ update_id: 1, message: { ...said, text } }))).status);
    const pressed = { id: NAME, from: herself, chat_instance: '1', message: { ...said, text: NAME } };
    for (const data of ['join.terms:yes', 'join.size:over_20000', 'join.district:unsaid'])
      answers.push(
        (await here.telegram(JSON.stringify({ update_id: 4, callback_query: { ...pressed, data } }))).status,
      );
    answers.push((await here.telegram(JSON.stringify({ update_id: 5, message: { ...said, text: NAME } }))).status);
    const query = { id: NAME, from: herself, chat_instance: '1', data: `done:${known.delivery}` };
    answers.push((await here.telegram(JSON.stringify({ update_id: 2, callback_query: query }))).status);
    answers.push((await here.telegram(`{"update_id":3,"message":"${NAME}`)).status);
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(hers).toBeGreaterThan((own.length + recorded.length) / 2);

    await expect.poll(async () => (await subscription())?.had, { timeout: 20_000 }).toEqual([postOf(0)]);

    // It was taken in: what was counted is there, and what is searched is where it would be.
    const counted = (await here.engagement()).filter(({ value }) => value !== null && value > 0);
    const metrics = counted.map(({ metric }) => metric);
    expect(metrics).toEqual(
      expect.arrayContaining(['reactions', 'comments', 'bot_starts', 'rsvp', 'subscriptions', 'tips_sent']),
    );
    const [{ code = '' } = {}] = await Array.fromAsync(here.host.ports.moderators.waitingIn('siem-reap'));
    const moderator = await here.host.ports.moderators.moderator(code);
    expect(moderator && (await nicknameIn(moderator, here.host.ports))).toBe(NAME);
    expect(found(known.delivery).length).toBeGreaterThan(0);

    const digest = createHash('sha256').update(String(PERSON)).digest();
    const traces = [NAME, 'Cinderella', String(PERSON), digest.toString('hex'), digest.toString('base64')];
    const encoded = [Buffer.from(NAME), Buffer.from(String(PERSON))].flatMap((bytes) => [
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('hex'),
    ]);
    for (const trace of [...traces, ...encoded]) expect({ trace, in: found(trace) }).toEqual({ trace, in: [] });
  }, 60_000);

  it('an opened link leaves nothing of who opened it', async () => {
    const [invitation] = (await here.invited()).filter(({ link }) => link !== null);
    const agent = `Mozilla/5.0 (Linux; Android 14) ${NAME}/1.0`;
    const response = await fetch(`${here.host.url}/l/${invitation?.link}?fbclid=${NAME}`, {
      redirect: 'manual',
      headers: { 'User-Agent': agent, Referer: `https://${NAME}.example.org/`, 'X-Forwarded-For': '203.0.113.77' },
    });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).not.toContain(NAME);
    expect(response.headers.getSetCookie()).toEqual([]);
    const rows = await here.engagement();
    const opens = rows.filter(({ id, metric }) => id === invitation?.id && metric === 'link_opens');
    expect(opens).toMatchObject([{ value: 1 }]);
    for (const trace of [NAME, NAME.toLowerCase(), '203.0.113.77']) expect(found(trace)).toEqual([]);
  });
});
