import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../infra/pipeline.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import { instantOf, MINUTE_MS } from '../../shared/domain/instant.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { logicalName } from '../infra/synthesized.ts';
import { requestChecker } from '../request-checker.ts';
import { botChat } from './bot-chat.ts';
import { consoleApi, DARA, SOPHEA } from './console-api.ts';
import { type Deployed, deployed, until } from './deployed.ts';
import { OTHER_WORDS, packCampaign, WORDS } from './pack-campaign.ts';
import { CAMPAIGN } from './small-campaign.ts';

const DEPLOY_TIMEOUT_MS = 120_000;
const HURRY_MS = 5_000;
/** Two turns of reconcile, and what it sets going. */
const SOON_MS = 3 * MINUTE_MS;
const TEST_TIMEOUT_MS = 2 * SOON_MS;

const MALI = 7_300_000_001;
const OF_THE_TEAM = 7_300_000_002;
const STRANGER = 7_300_000_003;
const WORDS_KM = MODERATOR_WORDS.km;

let aws: Deployed;
let api: ReturnType<typeof consoleApi>;
let mali: ReturnType<typeof botChat>;
let team: ReturnType<typeof botChat>;
let campaign: ReturnType<typeof packCampaign>;
beforeAll(async () => {
  aws = await deployed('moderators');
  api = consoleApi(aws);
  [mali, team] = [botChat(aws, MALI), botChat(aws, OF_THE_TEAM)];
  campaign = packCampaign(instantOf(Date.now()));
  await aws.put(campaign.files);
  await until('the community is known', MINUTE_MS, async () => (await api.get('/api/communities')).length > 0);
}, DEPLOY_TIMEOUT_MS);
afterAll(() => aws?.stop());

/** What somebody is sent, once something of it is what is waited for. */
async function heardBy(chat: ReturnType<typeof botChat>, what: string, sign: (text: string) => boolean) {
  const all: ReturnType<typeof chat.heard> = [];
  await until(what, SOON_MS, async () => {
    all.push(...chat.heard());
    return all.some(({ text }) => sign(text));
  });
  return all;
}

/** The same, by a reconcile that does not wait for its minute. */
async function heardSoon(...[chat, what, sign]: Parameters<typeof heardBy>) {
  const hurry = () => void aws.invokeLater('Reconcile', {});
  const hurrying = setInterval(hurry, HURRY_MS);
  return heardBy(chat, what, sign).finally(() => clearInterval(hurrying));
}

async function approvePack(): Promise<void> {
  const asked = await until('a version waits for approval', MINUTE_MS, async () => {
    const waiting = (await api.questions()).filter(({ waiting_for }) => waiting_for > 0);
    return waiting.length > 0 && waiting;
  });
  for (const token of [SOPHEA, DARA]) for (const post of asked) expect(await api.approve(token, post)).toBe(200);
}

const received = async () => (await api.rowsOf(CAMPAIGN)).find(({ recipient }) => recipient !== undefined);
const handedOut = async () => (await api.rowsOf(CAMPAIGN)).find(({ recipient }) => recipient === undefined);
const standing = async () => (await api.get('/api/communities'))[0];

describe('a moderator on an AWS that we did not write', () => {
  let token: string;
  let code: string;

  it('is invited by one link of their own, which the team can make, print and revoke', async () => {
    const [first] = await api.get('/api/invitations');
    token = first.token;
    const { 0: other } = await api.post('/api/invitations', { community: 'siem-reap' });
    const cards = await aws.call('/api/invitations/siem-reap/cards', { token: DARA });
    expect([cards.status, cards.bytes.toString().split('<article>')]).toEqual([
      200,
      expect.objectContaining({ length: 3 }),
    ]);
    expect(await api.post(`/api/invitations/${other.token}/revoke`)).toEqual({ status: 200, revoked: true });
    expect((await api.post(`/api/invitations/${other.token}/revoke`)).status).toBe(404);
    expect((await api.get('/api/invitations')).map((open: { token: string }) => open.token)).toEqual([token]);
    for (const path of ['/api/invitations', '/api/communities', '/api/invitations/siem-reap/cards'])
      expect((await aws.call(path)).status).toBe(401);
  });

  it(
    'registers by buttons, and is one of them when the team has pressed that it knows them, and nobody else',
    async () => {
      const { start } = await api.post('/api/bot-link');
      expect(await team.write(`/start ${start}`)).toBe(BOT_WORDS.km.staffJoined);
      await mali.write(`/start join_${token}`);
      for (const answer of ['terms:yes', 'size:to_5000', 'district:puok', 'nickname:none'])
        await mali.press(`join.${answer}`);
      const shown = mali.heard();
      expect(shown.map(({ method }) => method)).toEqual([
        'sendMessage',
        ...Array(3).fill('editMessageText'),
        'editMessageReplyMarkup',
        'sendMessage',
        'sendPhoto',
        'sendMessage',
      ]);
      expect(await standing()).toMatchObject({ moderators: 0, waiting: 1 });

      const told = await heardBy(team, 'the team is told', (text) => text.includes('👋'));
      const confirm = told.flatMap(({ buttons }) => buttons).find((data) => data.startsWith('team.confirm:')) ?? '';
      code = confirm.split(':')[1] ?? '';
      expect(shown.at(-3)?.text).toContain(code);
      expect(await botChat(aws, STRANGER).press(confirm)).toBe(BOT_WORDS.km.oldButton);
      expect(await standing()).toMatchObject({ moderators: 0, waiting: 1 });
      await team.press(confirm);
      expect(await standing()).toMatchObject({ moderators: 1, waiting: 0 });
      await heardSoon(mali, 'they are welcomed', (text) => text === WORDS_KM.confirmed(3));
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'receives the pack that two people have approved: a note with buttons, the photo, the text alone',
    async () => {
      await approvePack();
      const pack = await heardSoon(mali, 'the text has come', (text) => text === WORDS);
      expect(pack.map(({ method }) => method)).toEqual(['sendMessage', 'sendPhoto', 'sendMessage']);
      const child = await until('it is known', MINUTE_MS, async () => {
        const row = await received();
        return row?.status === 'delivered' && row;
      });
      expect(child).toMatchObject({ recipient: code, response: 'none' });
      expect(pack[0]?.buttons).toContain(`posted:${child.delivery_id}`);
    },
    TEST_TIMEOUT_MS,
  );

  it('says by one press that it is posted, which is counted once', async () => {
    const id = (await received())?.delivery_id;
    expect(await mali.press(`posted:${id}`)).toBe(WORDS_KM.posted(1));
    expect(await mali.press(`posted:${id}`)).toBe(WORDS_KM.alreadyPosted);
    expect(await botChat(aws, STRANGER).press(`posted:${id}`)).toBe(BOT_WORDS.km.oldButton);
    // Each press of theirs takes the buttons away: the first may have died before it did.
    expect(mali.heard().map(({ method }) => method)).toEqual(['editMessageReplyMarkup', 'editMessageReplyMarkup']);
    expect((await handedOut())?.responses).toMatchObject({ delivered: 1, posted: 1, declined: 0 });
  });

  it('is given the same pack by a link where no bot writes to them, and looking at it spends nothing', async () => {
    const given = await api.post(`/api/deliveries/${(await handedOut())?.delivery_id}/page`);
    const page = given.url.slice(given.url.indexOf('/p/'));
    for (const method of ['GET', 'HEAD', 'GET']) expect((await aws.call(page, { method })).status).toBe(200);
    expect((await aws.call(page)).bytes.toString()).toContain(WORDS);
    const photo = await aws.call(`${page}/photo/1`);
    expect([photo.headers.get('content-type'), photo.bytes[0]]).toEqual(['image/jpeg', 0xff]);
    expect((await aws.call(`${page}x`)).status).toBe(404);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const say = { method: 'POST', headers: form, body: 'response=declined&reason=too_long' };
    expect((await aws.call(page, say)).status).toBe(303);
    expect((await handedOut())?.responses).toMatchObject({ posted: 1, declined: 1 });
  });

  it(
    'is asked once to correct what they posted when its words change, and it is known that they have',
    async () => {
      await aws.put(campaign.changed);
      await approvePack();
      const told = await heardSoon(mali, 'the other words have come', (text) => text === OTHER_WORDS);
      expect(told.map(({ text }) => text)).toEqual([expect.stringContaining(WORDS_KM.changed), OTHER_WORDS]);
      const [done = ''] = told[0]?.buttons ?? [];
      expect(await received()).toMatchObject({ recipient: code, correction: 'asked' });
      expect(await mali.press(done)).toBe(WORDS_KM.corrected);
      expect(await received()).toMatchObject({ recipient: code, correction: 'confirmed' });
    },
    TEST_TIMEOUT_MS,
  );

  it('is gone when the team has shut them out: their buttons are none, and nobody is left', async () => {
    expect(await api.post(`/api/moderators/${code}/revoke`)).toEqual({ status: 200, revoked: true });
    expect((await api.post(`/api/moderators/${code}/revoke`)).status).toBe(404);
    expect(await standing()).toMatchObject({ moderators: 0, waiting: 0 });
    expect(await mali.press(`declined:${(await received())?.delivery_id}`)).toBe(BOT_WORDS.km.oldButton);
  });

  it('was written to in valid words, and stands in no log', async () => {
    const errorsOf = await requestChecker();
    expect(aws.platform.calls.flatMap((call) => errorsOf(call))).toEqual([]);
    const lines = (await Promise.all(FUNCTIONS.map(({ name }) => aws.loggedBy(logicalName(name))))).flat();
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    for (const trace of [String(MALI), 'ម៉ាលី', token]) expect(JSON.stringify(lines)).not.toContain(trace);
    for (const queue of ['DeadLettersQueue', 'DeliveryQueueDeadLetters']) expect(await aws.waiting(queue)).toBe(0);
  });
});
