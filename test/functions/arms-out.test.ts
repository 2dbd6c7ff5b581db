import { describe, expect, it } from 'vitest';
import { CIP } from '../content/sample-content.ts';
import { ingested } from './ingested.ts';
import { INVITE, packOfArms } from './pack-of-arms.ts';
import { published } from './planning.ts';

const ID = '2027-01-cip-meeting';
const SETTINGS = `${CIP}/campaign.yaml`;
const EXPERIMENT = /^experiment:[\s\S]*/m;

describe('what is out of an experiment', () => {
  it('is not offered the words of another arm by a new draw, and is still offered new words of its own', async () => {
    const here = await ingested();
    await here.change(
      [SETTINGS, 'unit: moderator_group', 'unit: slot'],
      [SETTINGS, '  post: 03-invite\n', '  seed: 1\n'],
    );
    const invite = async () => (await here.planned(ID, 'tg-main')).get('03-invite') ?? expect.fail('It is planned');
    const out = await invite();
    await published(here.ledger, out);
    const waiting = new Set<string | null>();
    for (const seed of [1, 2, 3, 4]) {
      await here.change([SETTINGS, `seed: ${seed}`, `seed: ${seed + 1}`]);
      expect(await invite()).toMatchObject({ amendment: null, offered: null, variant: out.variant });
      const other = (await here.planned(ID, 'fb-main')).get('03-invite');
      waiting.add(other?.variant ?? null);
    }
    expect(waiting.size).toBe(2);
    const own = out.variant === 'a' ? 'របៀបវារៈច្បាស់លាស់' : 'ផ្លូវក្នុងភូមិអ្នក';
    await here.change([INVITE, own, `${own}ណា`]);
    expect((await invite()).amendment?.kind).toBe('edit');
  });

  it.each([
    [
      'another post before it gets variants too',
      async (here: Awaited<ReturnType<typeof packOfArms>>) =>
        here.copy(INVITE, `${CIP}/posts/02-before.md`, (text) =>
          text.replace('01-09 19:00', '01-08 19:00').replaceAll('ច្បាស់លាស់', 'ថ្មី').replaceAll('ភូមិអ្នក', 'ភូមិយើង'),
        ),
    ],
    [
      'the experiment is decided and taken out',
      async (here: Awaited<ReturnType<typeof packOfArms>>) =>
        here.change([SETTINGS, (await settingsOf(here)).match(EXPERIMENT)?.[0] ?? expect.fail('It has one'), '']),
    ],
  ])('keeps a pack as it was handed out when %s', async (_, happens) => {
    const here = await packOfArms(2);
    await here.change([SETTINGS, '  post: 03-invite\n', '']);
    await here.handOut();
    await here.run();
    const before = await here.pack();
    await happens(here);
    expect(await here.pack()).toMatchObject({ amendment: null, offered: null, variant: before.variant });
  });
});

async function settingsOf({ contentStore }: Awaited<ReturnType<typeof packOfArms>>): Promise<string> {
  return new TextDecoder().decode((await contentStore.read(SETTINGS)) ?? expect.fail('It is there'));
}
