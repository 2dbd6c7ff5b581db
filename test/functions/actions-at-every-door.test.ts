import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { missingVersion } from '../../shared/domain/missing.ts';
import { EVENING, NOON } from '../fakes/a-delivery.ts';
import { chatOf, DARA, DONOR, link, people, TEAM } from './a-team.ts';
import { asking } from './asking.ts';
import { command, press } from './receiving.ts';

/** A console and a bot over one ledger, and a team that has linked its chats. */
async function aWorld() {
  const here = asking({}, { people });
  here.clock.set(NOON);
  await link(TEAM, NOON, here);
  return here;
}
type World = Awaited<ReturnType<typeof aWorld>>;

const QUIET = { reviewNeeded: false, quiet: 'khmer-new-year', election: null, hotline: null };
const CLAIMED = {
  type: 'claimed',
  at: EVENING,
  worker: 'one',
  leaseUntil: plus(EVENING, MINUTE_MS),
  steps: ['text'],
} as const;
const refused = async (here: World) => {
  const delivery = await here.planned();
  return here.happen(delivery, CLAIMED, { type: 'refused', at: EVENING, why: 'facebook_200: permission' });
};
const missing = async (here: World) => {
  const delivery = await here.planned();
  const record = await here.ledger.campaign(delivery.campaign);
  await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, missing: [delivery.post] });
  return delivery;
};
const paused = async (here: World) => {
  await here.ledger.setPause({ since: NOON, by: 'Sophea', resumedBy: null, rev: 1 });
  return here.planned();
};

interface Action {
  /** What it acts upon. */
  readonly on: (here: World) => Promise<Delivery>;
  /** Its path and body over the API, and its button or command in the bot; null: there is no such door. */
  readonly api: (delivery: Delivery) => readonly [path: string, body: object];
  readonly bot: ((delivery: Delivery) => string) | null;
}

const version = ({ campaign, post, approval }: Delivery) => ({ campaign, post, sha256: approval });
const shown =
  (action: string) =>
  ({ id, approval }: Delivery) =>
    `${action}:${id}:${approval.slice(0, 12)}`;
const below =
  (action: string) =>
  ({ id }: Delivery) =>
    `${action}:${id}`;
const upon =
  (path: string, body: object) =>
  ({ id }: Delivery) =>
    [`/api/deliveries/${id}/${path}`, body] as const;

const ACTIONS: Readonly<Record<string, Action>> = {
  approve: { on: (here) => here.planned(), api: (one) => ['/api/approve', version(one)], bot: shown('approve') },
  'let it go on a quiet day': {
    on: (here) => here.planned({ conditions: QUIET }),
    api: (one) => ['/api/approve', { ...version(one), lifts: 'quiet_date' }],
    bot: shown('lift_quiet'),
  },
  'ask for a change': {
    on: (here) => here.planned(),
    api: (one) => ['/api/ask-change', { ...version(one), change: 'text' }],
    bot: shown('change_text'),
  },
  'pause all': { on: (here) => here.planned(), api: () => ['/api/pause', {}], bot: () => '/pause' },
  resume: { on: paused, api: () => ['/api/resume', {}], bot: () => '/resume' },
  'say that it is there': {
    on: (here) => here.unknown({}),
    api: upon('resolve', { outcome: 'published' }),
    bot: below('there'),
  },
  'say that it is not there': {
    on: (here) => here.unknown({}),
    api: upon('resolve', { outcome: 'absent' }),
    bot: below('send'),
  },
  'note that it was done by hand': { on: refused, api: upon('done', { how: 'by_hand' }), bot: below('by_hand') },
  'let it be': { on: refused, api: upon('done', { how: 'dropped' }), bot: below('drop') },
  'say that what is missing was meant to go': {
    on: missing,
    api: ({ campaign, post }) => [`/api/missing/${campaign}/confirm`, { missing: [post] }],
    bot: ({ id, post }) => `meant:${id}:${missingVersion([post])}`,
  },
  'take back what has not left': { on: (here) => here.planned(), api: upon('withdraw', {}), bot: null },
  'take back what is out': { on: (here) => here.published({}, '41'), api: upon('withdraw', {}), bot: null },
};

/** Everything that an action may change, but for how often the campaign was written. */
async function standing({ ledger }: World) {
  const { revision, ...campaign } = await ledger.campaign('meeting');
  return {
    deliveries: await ledger.deliveriesOf('meeting'),
    approvals: await ledger.approvals('meeting'),
    pause: await ledger.pause(),
    campaign,
  };
}

const STRANGER = 555;
type Who = 'Dara' | 'a partner' | 'a stranger';

/** Acts through a door; answers what was said. */
const DOORS: Readonly<Record<string, (action: Action, who: Who, on: Delivery, here: World) => Promise<string> | null>> =
  {
    api({ api }, who, on, here) {
      const token = { Dara: 'token-of-dara', 'a partner': 'token-of-partner', 'a stranger': 'nobodys-token' }[who];
      return here.ask(...([api(on)[0], token, api(on)[1]] as const)).then(({ status }) => String(status));
    },
    bot({ bot }, who, on, here) {
      const chat = { Dara: chatOf(DARA), 'a partner': chatOf(DONOR), 'a stranger': STRANGER }[who];
      const data = bot?.(on);
      if (data === undefined) return null;
      const update = data.startsWith('/') ? command(chat, data) : press(chat, data);
      return here.telegram(update).then(({ reply }) => reply.text ?? '');
    },
  };

const cases = Object.entries(ACTIONS).flatMap(([name, action]) =>
  Object.keys(DOORS)
    .filter((door) => door === 'api' || action.bot !== null)
    .map((door) => [door, name, action] as const),
);

async function act(door: string, action: Action, who: Who, on: Delivery, here: World): Promise<string> {
  return (await DOORS[door]?.(action, who, on, here)) ?? '';
}

describe.each(cases)('through the %s: %s', (door, _name, action) => {
  it.each(['a stranger', 'a partner'] as const)('changes nothing for %s, and tells them nothing', async (who) => {
    const here = await aWorld();
    const on = await action.on(here);
    const before = await standing(here);
    const said = await act(door, action, who, on, here);
    expect(await standing(here)).toEqual(before);
    if (door === 'api') expect(said).toBe(who === 'a stranger' ? '401' : '403');
    // A partner has a chat that is linked, and is answered like anybody.
    else expect(said).toBe(await act(door, action, 'a stranger', on, await aWorld()));
  });

  it('is done once by one of the team, however often they do it', async () => {
    const here = await aWorld();
    const on = await action.on(here);
    const before = await standing(here);
    const said = await act(door, action, 'Dara', on, here);
    const after = await standing(here);
    expect(after).not.toEqual(before);
    if (door === 'api') expect(said).toMatch(/^2/);
    await act(door, action, 'Dara', on, here);
    expect(await standing(here)).toEqual(after);
  });

  it('is done once by two of the team at the same moment, or by both', async () => {
    const here = await aWorld();
    const on = await action.on(here);
    await Promise.all([act(door, action, 'Dara', on, here), act(door, action, 'Dara', on, here)]);
    const after = await standing(here);
    const alone = await aWorld();
    const same = await action.on(alone);
    await act(door, action, 'Dara', same, alone);
    expect(after).toEqual(await standing(alone));
  });
});
