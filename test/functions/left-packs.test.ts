import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { codeOf, forgetModerator, receiverOf } from '../../shared/actions/moderators.ts';
import { confirmModerator } from '../../shared/actions/register.ts';
import { openChannels } from '../../shared/channels/open.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { childOf, schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { platform } from '../channels/platform.ts';
import { recording } from '../channels/recordings.ts';
import { mediaOf, photo } from '../channels/sample.ts';
import { anEntry, EVENING, NOON } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { chat, inviting } from './chatting.ts';
import { due } from './publishing.ts';

const SOK = 7001;
const PHOTO = photo('សាលាឃុំ');
const PACK: Message = { ...A_MESSAGE, note: 'សម្រាប់ល្ងាចនេះ', photos: [PHOTO] };
const { body } = recording('telegram-private-message');

/** How a moderator comes to receive nothing more. */
const LEAVES = {
  'sends /stop': { leave: ({ sok }: Given) => sok.command('/stop'), why: 'moderator_left' },
  'sends /pause': { leave: ({ sok }: Given) => sok.command('/pause'), why: 'moderator_paused' },
  'is shut out by the team': { leave: ({ here, code }: Given) => forgetModerator(code, here), why: 'moderator_left' },
};

type Given = Awaited<ReturnType<typeof given>>;
interface Leaving {
  readonly leave: (given: Given) => Promise<unknown>;
  readonly why: string;
}
const ways = Object.entries<Leaving>(LEAVES);

/** A pack that is due to a moderator of the bot, over the channel as it is. */
async function given() {
  const here = await inviting();
  const sok = chat(here, SOK);
  await sok.register();
  const code = await codeOf(String(SOK), here);
  await confirmModerator(code, here);

  const calls: string[] = [];
  let leaveAfter = Number.POSITIVE_INFINITY;
  let leave = async (): Promise<unknown> => null;
  const { url } = await platform(async (request, response) => {
    calls.push((request.url ?? '').replace(/.*\//, ''));
    if (calls.length === leaveAfter) await leave();
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const channels = openChannels({
    secrets: async () => Secrets.parse({}),
    platforms: 'sandbox',
    facebookUrl: url,
    telegramUrl: url,
    media: mediaOf([PHOTO]),
    clock: here.clock,
    hasModerators: async () => true,
    receiverOf: (one) => receiverOf(one, here),
  });
  const timed = { publicAt: plus(EVENING, 2 * HOUR_MS), expires: plus(EVENING, 4 * HOUR_MS) };
  const entry = { kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'], ...timed } as const;
  const parent = schedule(anEntry({ ...entry, message: sha256(messageBytes(PACK)) }), null, NOON);
  await here.ledger.create(parent);
  const child = childOf(parent, code, EVENING, NOON);
  await here.ledger.create(child);
  here.clock.set(EVENING);
  const contentStore = { kept: async () => messageBytes(PACK) };
  const ports = { ...here, channels, contentStore, queue: { send: async () => {} } };
  const stored = async () => (await here.ledger.read(child)) ?? child;
  return {
    here,
    sok,
    code,
    calls,
    stored,
    /** Has something happen while the bot's message of this number is on its way. */
    during(message: number, act: () => Promise<unknown>) {
      leaveAfter = message;
      leave = act;
    },
    async publish() {
      const { remindAt } = await stored();
      if (remindAt) here.clock.set(remindAt);
      await publish({ ...due(child), dueAt: here.clock.now() }, ports);
      return (await stored()).state;
    },
  };
}

describe('a moderator who leaves', () => {
  it.each(ways)(
    'receives nothing more of a pack, when the moderator %s between its note and its photo',
    async (_, { leave, why }) => {
      const all = await given();
      all.during(1, () => leave(all));
      expect(await all.publish()).toMatchObject({
        status: 'incomplete',
        why,
        sent: [{ step: 'note' }],
      });
      expect(all.calls).toEqual(['sendMessage']);
    },
  );

  it.each(ways)(
    'receives no pack that was meant for them, when the moderator %s before it',
    async (_, { leave, why }) => {
      const all = await given();
      await leave(all);
      expect(await all.publish()).toMatchObject({ status: 'refused', why });
      expect(all.calls).toEqual([]);
    },
  );

  it.each(ways)(
    'is not reminded of a pack that they have, when the moderator %s before that',
    async (_, { leave, why }) => {
      const all = await given();
      expect(await all.publish()).toMatchObject({ status: 'delivered' });
      const before = all.calls.length;
      await leave(all);
      await all.publish();
      expect(all.calls).toHaveLength(before);
      expect((await all.stored()).events.at(-1)).toMatchObject({ type: 'reminder_dropped', why });
    },
  );

  it('is reminded otherwise', async () => {
    const all = await given();
    await all.publish();
    const before = all.calls.length;
    await all.publish();
    expect(all.calls.slice(before)).toEqual(['sendMessage']);
  });
});
