import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { confirmRemoval } from '../../shared/actions/confirm-removal.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { missingVersion } from '../../shared/domain/missing.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry, NOON } from '../fakes/a-delivery.ts';
import { chatOf, DARA, DONOR } from './a-team.ts';
import { asking } from './asking.ts';
import { button, telling, texts } from './telling.ts';

const POSTS = ['01', '02', '03', '04'];

/** A campaign of four posts of which three have left the folder. */
async function spoiled(here: Pick<Awaited<ReturnType<typeof telling>>, 'ledger' | 'clock'>) {
  const { ledger, clock } = here;
  const plan = async (posts: readonly string[]) => {
    const entries = posts.map((post) => anEntry({ post }));
    return enter(await ledger.campaign('meeting'), { entries, drafts: [], broken: [] }, 2, { clock, ledger });
  };
  await plan(POSTS);
  await plan(['04']);
  return {
    plan,
    statuses: async () =>
      (await ledger.deliveriesOf('meeting')).map(({ post, state }) => `${post} ${state.status}`).sort(),
  };
}

const MISSING = ['01', '02', '03'];
const SHOWN = missingVersion(MISSING);
const WITHDRAWN = ['01 cancelled', '02 cancelled', '03 cancelled', '04 scheduled'];

describe('more than half of a campaign that disappears at once', () => {
  it('is asked about once, and withdrawn when somebody of the team says that it was meant', async () => {
    const here = await telling();
    const { plan, statuses } = await spoiled(here);
    const told = await here.at(plus(NOON, MINUTE_MS));
    const [asked] = texts(told).filter((text) => text.startsWith('❓ meeting'));
    expect(asked).toContain('• 01\n• 02\n• 03');
    expect(texts(await here.at(plus(NOON, 2 * MINUTE_MS))).filter((text) => text.startsWith('❓'))).toEqual([]);

    const press = button(told, 'Dara', 'meant');
    expect(await here.press(555, press)).toBe('This button does not work any more.');
    expect(await here.press(chatOf(DONOR), press)).toBe('This button does not work any more.');
    expect((await statuses()).every((status) => status.endsWith('scheduled'))).toBe(true);
    expect(await here.press(chatOf(DARA), press)).toContain('3 planned deliveries are withdrawn');
    expect(await statuses()).toEqual(WITHDRAWN);
    expect(await here.press(chatOf(DARA), press)).toBe('This has been settled already.');
    // The same folder again is no accident any more.
    await plan(['04']);
    expect((await here.ledger.campaign('meeting')).missing).toEqual([]);
  });

  it('withdraws nothing else by an old button, when other posts have disappeared since', async () => {
    const here = await telling();
    const { plan, statuses } = await spoiled(here);
    const old = button(await here.at(plus(NOON, MINUTE_MS)), 'Dara', 'meant');
    await plan(POSTS);
    await plan(['01']);
    expect(await here.press(chatOf(DARA), old)).toContain('nothing was withdrawn');
    expect(await here.press(chatOf(DARA), old.split(':').slice(0, 2).join(':'))).toBe(
      'This button does not work any more.',
    );
    expect((await statuses()).every((status) => status.endsWith('scheduled'))).toBe(true);
    const now = button(await here.at(plus(NOON, 2 * MINUTE_MS)), 'Dara', 'meant');
    expect(await here.press(chatOf(DARA), now)).toContain('3 planned deliveries are withdrawn');
    expect(await statuses()).toEqual(['01 scheduled', '02 cancelled', '03 cancelled', '04 cancelled']);
  });

  it('is listed and confirmed over the API, by staff alone', async () => {
    const here = asking();
    here.clock.set(NOON);
    const { statuses } = await spoiled(here);
    expect((await here.ask('/api/missing', 'token-of-partner')).status).toBe(403);
    expect((await here.ask('/api/missing', 'token-of-dara')).json).toEqual([
      { campaign: 'meeting', missing: ['01', '02', '03'] },
    ]);
    const confirm = (token: string, body: object) => here.ask('/api/missing/meeting/confirm', token, body);
    expect((await confirm('token-of-partner', { missing: MISSING })).status).toBe(403);
    expect((await confirm('token-of-dara', {})).status).toBe(400);
    expect(await confirm('token-of-dara', { missing: ['01', '02'] })).toMatchObject({
      status: 409,
      json: { error: 'changed', missing: MISSING },
    });
    expect((await statuses()).every((status) => status.endsWith('scheduled'))).toBe(true);
    expect(await confirm('token-of-dara', { missing: MISSING.toReversed() })).toEqual({
      status: 200,
      json: { campaign: 'meeting', withdrawn: 3 },
    });
    expect(await statuses()).toEqual(WITHDRAWN);
    expect((await confirm('token-of-dara', { missing: MISSING })).json).toMatchObject({ error: 'nothing_missing' });
    expect((await here.ask('/api/missing', 'token-of-dara')).json).toEqual([]);
  });

  it('is no accident any more when the files are back', async () => {
    const here = await telling();
    const { plan, statuses } = await spoiled(here);
    await plan(POSTS);
    expect((await here.ledger.campaign('meeting')).missing).toEqual([]);
    expect((await statuses()).every((status) => status.endsWith('scheduled'))).toBe(true);
  });

  it('stays planned when the files come back while somebody says that it was meant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const here = asking();
        here.clock.set(NOON);
        const { statuses } = await spoiled(here);
        const ledger = inTurns(here.ledger, scheduler);
        const entries = POSTS.map((post) => anEntry({ post }));
        const back = async () => {
          for (;;) {
            const before = await ledger.campaign('meeting');
            const wish = { entries, drafts: [], broken: [] };
            if ((await enter(before, wish, 2, { clock: here.clock, ledger })) !== 'superseded') return;
          }
        };
        const both = Promise.all([back(), confirmRemoval('meeting', SHOWN, DARA, { clock: here.clock, ledger })]);
        await scheduler.waitFor(both);
        expect(await statuses()).toEqual(POSTS.map((post) => `${post} scheduled`));
        expect((await here.ledger.campaign('meeting')).missing).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('stays held when the confirmation dies half-way, and is withdrawn when it is said again', async () => {
    for (const dying of ['save', 'saveCampaign'] as const)
      for (const nth of [1, 2]) {
        const here = asking();
        here.clock.set(NOON);
        const { statuses } = await spoiled(here);
        let calls = 0;
        const dies = async () => {
          throw new Error('ProvisionedThroughputExceeded');
        };
        const real = here.ledger[dying] as (written: never) => Promise<string>;
        const ledger = { ...here.ledger, [dying]: (one: never) => (++calls === nth ? dies() : real(one)) };
        const confirm = (through: typeof here.ledger) =>
          confirmRemoval('meeting', SHOWN, DARA, { clock: here.clock, ledger: through });
        await expect(confirm(ledger)).rejects.toThrow();
        expect((await here.ledger.campaign('meeting')).missing).toEqual(['01', '02', '03']);
        expect((await confirm(here.ledger)).kind).toBe('confirmed');
        expect(await statuses()).toEqual(WITHDRAWN);
        expect((await here.ledger.campaign('meeting')).missing).toEqual([]);
      }
  });
});

/** The ledger, each answer of which comes when the scheduler says so. */
function inTurns(ledger: Ledger, scheduler: fc.Scheduler): Ledger {
  const turn = (call: (...args: never[]) => Promise<unknown>) => scheduler.scheduleFunction(call);
  const { campaign, deliveriesOf, read, save, saveCampaign } = ledger;
  const turned = { campaign, deliveriesOf, read, save, saveCampaign };
  return { ...ledger, ...Object.fromEntries(Object.entries(turned).map(([name, call]) => [name, turn(call)])) };
}
