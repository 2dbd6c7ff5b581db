import { describe, expect, it } from 'vitest';
import { enter } from '../../functions/ingest/enter.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
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

  it('is listed and confirmed over the API, by staff alone', async () => {
    const here = asking();
    here.clock.set(NOON);
    const { statuses } = await spoiled(here);
    expect((await here.ask('/api/missing', 'token-of-partner')).status).toBe(403);
    expect((await here.ask('/api/missing', 'token-of-dara')).json).toEqual([
      { campaign: 'meeting', missing: ['01', '02', '03'] },
    ]);
    expect((await here.ask('/api/missing/meeting/confirm', 'token-of-partner', {})).status).toBe(403);
    expect(await here.ask('/api/missing/meeting/confirm', 'token-of-dara', {})).toEqual({
      status: 200,
      json: { campaign: 'meeting', withdrawn: 3 },
    });
    expect(await statuses()).toEqual(WITHDRAWN);
    expect((await here.ask('/api/missing/meeting/confirm', 'token-of-dara', {})).status).toBe(409);
    expect((await here.ask('/api/missing', 'token-of-dara')).json).toEqual([]);
  });

  it('is no accident any more when the files are back', async () => {
    const here = await telling();
    const { plan, statuses } = await spoiled(here);
    await plan(POSTS);
    expect((await here.ledger.campaign('meeting')).missing).toEqual([]);
    expect((await statuses()).every((status) => status.endsWith('scheduled'))).toBe(true);
  });
});
