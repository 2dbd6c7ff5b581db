import { describe, expect, it } from 'vitest';
import { TIPS } from '../content/sample-content.ts';
import { ingested } from './ingested.ts';
import { published } from './planning.ts';

const ID = '2026-12-digital-safety-tips';
const SETTINGS = `${TIPS}/campaign.yaml`;
const WRITTEN = 'arms: ["19:00", "06:30"]';
const TURNED = 'arms: ["06:30", "19:00"]';

type Scene = Awaited<ReturnType<typeof ingested>>;

async function drawn(here: Scene): Promise<string[]> {
  return [...(await here.planned(ID, 'tg-main')).values()].map(
    ({ post, publicAt, variant }) => `${post} ${publicAt} ${variant}`,
  );
}

const warnings = ({ problems }: Scene) => problems.filter(({ code }) => code === 'E69');

/** The first post goes out. */
async function goesOut(here: Scene) {
  const first = (await here.planned(ID, 'tg-main')).get('01-two-step-telegram');
  if (!first) throw new Error('It is planned');
  return published(here.ledger, first);
}

describe('what was drawn for an experiment', () => {
  it('is kept with its campaign when it is first planned', async () => {
    const here = await ingested();
    expect((await here.ledger.campaign(ID)).drawn).toEqual({ seed: ID, arms: ['19:00', '06:30'] });
    await here.change([SETTINGS, WRITTEN, `${WRITTEN}\n  seed: 7`]);
    expect((await here.ledger.campaign(ID)).drawn).toEqual({ seed: '7', arms: ['06:30', '19:00'] });
  });

  it('stays when the arms are written in another order, and the author is told', async () => {
    const here = await ingested();
    const before = await drawn(here);
    await here.change([SETTINGS, WRITTEN, TURNED]);
    expect(await drawn(here)).toEqual(before);
    expect(warnings(here)).toMatchObject([{ severity: 'warning', file: SETTINGS, line: 19 }]);
    expect(warnings(here)[0]?.message.en).toContain('arms: [19:00, 06:30]');
    await here.change([SETTINGS, TURNED, WRITTEN]);
    expect(warnings(here)).toEqual([]);
  });

  it('is drawn anew with another seed, in silence while nothing of it is out', async () => {
    const here = await ingested();
    const seeds = [1, 2, 3, 4, 5, 6].map((seed) => `\n  seed: ${seed}`);
    const draws = new Set([(await drawn(here)).join()]);
    for (const [index, seed] of seeds.entries()) {
      await here.change([SETTINGS, WRITTEN + (seeds[index - 1] ?? ''), WRITTEN + seed]);
      draws.add((await drawn(here)).join());
      expect(warnings(here)).toEqual([]);
    }
    expect(draws.size).toBe(2);
  });

  it('keeps the arm of what is out when it is drawn anew, and says so until it is put back', async () => {
    const here = await ingested();
    const out = await goesOut(here);
    await here.change([SETTINGS, WRITTEN, 'arms: ["19:00", "12:00"]\n  seed: 3']);
    expect(warnings(here)).toMatchObject([{ file: SETTINGS, line: 19 }]);
    expect(warnings(here)[0]?.message.en).toContain('without a seed');
    expect((await here.planned(ID, 'tg-main')).get(out.post)?.variant).toBe(out.variant);
    await here.change([SETTINGS, 'seed: 3', 'seed: 4']);
    expect(warnings(here)).toHaveLength(1);
    await here.change([SETTINGS, 'arms: ["19:00", "12:00"]\n  seed: 4', WRITTEN]);
    expect(warnings(here)).toEqual([]);
  });

  it('belongs to the slots: a post put in between takes the slot and its arm, and what is out stays', async () => {
    const here = await ingested();
    const slots = (all: Map<string, { publicAt: string; variant: string | null }>) =>
      [...all.values()].map(({ publicAt, variant }) => `${publicAt} ${variant}`);
    const before = slots(await here.planned(ID, 'tg-main'));
    const out = await goesOut(here);
    const from = `${TIPS}/posts/03-two-step-facebook.md`;
    await here.copy(from, `${TIPS}/posts/02-also.md`, (text) => text.replaceAll('Facebook', 'Signal'));
    const after = await here.planned(ID, 'tg-main');
    expect(after.get(out.post)).toMatchObject({ variant: out.variant, publicAt: out.publicAt });
    expect(after.get('02-also')).toBeDefined();
    expect(slots(after)).toEqual(expect.arrayContaining(before));
  });
});
