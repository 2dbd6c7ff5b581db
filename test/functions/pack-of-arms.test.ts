import { describe, expect, it } from 'vitest';
import { type PublishPorts, publish } from '../../functions/publish/publish.ts';
import { readyAnswers } from '../../functions/receive/ready-answers.ts';
import { givePage } from '../../shared/actions/give-page.ts';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import { armsOf, messageOfArm } from '../../shared/domain/arms.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { contentOf } from '../../shared/domain/log-row.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { paused } from '../../shared/domain/pause.ts';
import type { Person } from '../../shared/domain/person.ts';
import { CIP } from '../content/sample-content.ts';
import { memoryKeys } from '../fakes/keys.ts';
import { INVITE, packOfArms } from './pack-of-arms.ts';

const A = 'របៀបវារៈច្បាស់លាស់';
const B = 'ផ្លូវក្នុងភូមិអ្នក';
const beginning = (arm: string | null | undefined) => (arm === 'a' ? A : B);

const DARA: Person = { name: 'Dara', role: 'comms' };

const countOf = (arms: ReadonlyMap<string, string | null>, arm: string) =>
  [...arms.values()].filter((one) => one === arm).length;

describe('an experiment between moderators’ groups', () => {
  it('is approved with the words of both arms in one message', async () => {
    const here = await packOfArms(0);
    const { message, variant, arms } = await here.pack();
    expect(variant).toBe('a|b');
    const said = await keptMessage(message, here.contentStore);
    expect(said.arms?.map(({ arm, text }) => [arm, text.split('៖')[0]?.split(' ')[0]])).toEqual([
      ['a', A],
      ['b', B],
    ]);
    expect(said.text).toBe(said.arms?.[0]?.text);
    expect(arms.map(({ text }) => text)).toEqual(said.arms?.map(({ text }) => sha256(text)));
    const before = (await here.pack()).approval;
    await here.change([INVITE, `${B} អាច`, `${B} ប្រហែលអាច`]);
    expect((await here.pack()).approval).not.toBe(before);
  });

  it('splits twelve groups in halves, sends each the words of its arm, and keeps that with what it received', async () => {
    const here = await packOfArms(12);
    await here.handOut();
    const arms = await here.arms();
    expect([countOf(arms, 'a'), countOf(arms, 'b')]).toEqual([6, 6]);
    await here.run();
    expect(here.heard.size).toBe(12);
    for (const [code, said] of here.heard)
      expect(said).toMatchObject([expect.stringContaining(beginning(arms.get(code)))]);
    for (const { variant, text, wording, arms: none } of await here.children()) {
      const own = (await here.pack()).arms.find(({ arm }) => arm === variant);
      expect({ text, wording, none }).toEqual({ text: own?.text, wording: own?.wording, none: [] });
    }
  });

  it('names both arms, and the hash of each one’s text, in the log', async () => {
    const here = await packOfArms(0);
    const { arms } = await here.pack();
    const row = contentOf(await here.pack()).split(',');
    expect(row[6]).toBe('a|b');
    expect(row.at(-1)).toBe(arms.map(({ text }) => text).join('|'));
  });

  it('gives whoever comes later the arm that fewer have, and changes nobody’s', async () => {
    const here = await packOfArms(3);
    await here.handOut();
    await here.run();
    const before = await here.arms();
    const fewer = countOf(before, 'a') < countOf(before, 'b') ? 'a' : 'b';
    const given = await givePage((await here.pack()).id, DARA, {
      ...here.ports,
      ledger: here.ledger,
      keys: memoryKeys(),
    });
    const { delivery } = given.kind === 'given' ? given : expect.fail(given.kind);
    expect(delivery.variant).toBe(fewer);
    for (const [code, arm] of before) expect((await here.arms()).get(code)).toBe(arm);
    const page = messageOfArm(await keptMessage(delivery.message, here.contentStore), delivery.variant);
    expect(page.text).toContain(beginning(fewer));
  });

  it('draws nobody for a page that is held', async () => {
    const here = await packOfArms(2);
    await here.handOut();
    const before = await here.ledger.groupDraw('2027-01-cip-meeting');
    await here.ledger.setPause(paused('Dara', here.clock.now()));
    const given = await givePage((await here.pack()).id, DARA, {
      ...here.ports,
      ledger: here.ledger,
      keys: memoryKeys(),
    });
    expect(given.kind).toBe('held');
    expect(await here.ledger.groupDraw('2027-01-cip-meeting')).toEqual(before);
  });

  it('has every group go through the arms from post to post where it is about all of them', async () => {
    const here = await packOfArms(5);
    await here.change([`${CIP}/campaign.yaml`, '  post: 03-invite\n', '']);
    await here.copy(INVITE, `${CIP}/posts/08-again.md`, (text) =>
      text.replace('01-09 19:00', '01-10 19:00').replaceAll('ច្បាស់លាស់', 'ថ្មី').replaceAll('ភូមិអ្នក', 'ភូមិយើង'),
    );
    expect(armsOf((await here.pack('08-again')).variant)).toEqual(['b', 'a']);
    await here.handOut();
    await here.register('in-between');
    await here.handOut('08-again');
    const [first, second] = [await here.arms(), await here.arms('08-again')];
    expect(second.size).toBe(6);
    for (const [code, arm] of first) expect(second.get(code)).toBe(arm === 'a' ? 'b' : 'a');
    expect(Math.abs(countOf(second, 'a') - countOf(second, 'b'))).toBe(0);
  });

  it('goes on with the same arms where a worker died in the middle', async () => {
    const here = await packOfArms(6);
    let made = 0;
    const dying: PublishPorts = {
      ...here.ports,
      ledger: {
        ...here.ledger,
        create: async (child) => {
          made += 1;
          if (made > 3) throw new Error('killed');
          return here.ledger.create(child);
        },
      },
    };
    await expect(here.handOut('03-invite', dying)).rejects.toThrow('killed');
    const before = await here.arms();
    expect(before.size).toBe(3);
    await here.register('another');
    const pack = await here.pack();
    const later = plus(pack.at, 2 * MINUTE_MS);
    here.clock.set(later);
    const again = { ...pack, state: { status: 'scheduled', dueAt: later, sent: [] } as const, rev: pack.rev + 1 };
    await here.ledger.save(again);
    await publish({ ...pack, dueAt: later }, here.ports);
    const after = await here.arms();
    expect(after.size).toBe(7);
    for (const [code, arm] of before) expect(after.get(code)).toBe(arm);
    expect(Math.abs(countOf(after, 'a') - countOf(after, 'b'))).toBe(1);
  });

  it('reminds and corrects each in the words of its arm', async () => {
    const here = await packOfArms(2);
    await here.handOut();
    await here.run();
    const arms = await here.arms();
    for (const child of await here.children()) {
      const dueAt = child.remindAt ?? expect.fail('It is to be reminded of');
      if (dueAt > here.clock.now()) here.clock.set(dueAt);
      await publish({ ...child, dueAt }, here.ports);
      expect(here.heard.get(child.recipients[0] ?? '')?.[1]).toMatch(`again: ${beginning(child.variant)}`);
    }

    await here.change([INVITE, `${B} អាច`, `${B} ប្រហែលអាច`]);
    const { amendment, approval: _, ...pack } = await here.pack();
    expect(amendment?.kind).toBe('edit');
    await publish({ ...pack, dueAt: here.clock.now() }, here.ports);
    await here.run();
    for (const [code, arm] of arms) {
      const [before, after] = here.heard.get(code)?.at(-1)?.split(' → ') ?? [];
      expect(before).toContain(beginning(arm));
      expect(after).toContain(arm === 'b' ? `${B} ប្រហែលអាច` : A);
    }
    for (const child of await here.children())
      expect(child.text).toBe((await here.pack()).arms.find(({ arm }) => arm === child.variant)?.text);
  });

  it('gives those who wait the new words of their own arm', async () => {
    const here = await packOfArms(4);
    await here.handOut();
    const arms = await here.arms();
    await here.change([INVITE, `${B} អាច`, `${B} ប្រហែលអាច`]);
    const pack = await here.pack();
    await publish({ ...pack, dueAt: here.clock.now() }, here.ports);
    expect(await here.arms()).toEqual(arms);
    await here.run();
    for (const [code, arm] of arms) expect(here.heard.get(code)?.[0]).toContain(arm === 'b' ? `${B} ប្រហែលអាច` : A);
  });

  it('has the answers of its arm ready', async () => {
    const here = await packOfArms(2);
    await here.change([
      INVITE,
      '=== en variant:a ===',
      '=== km answers variant:b ===\n? សួរ\nឆ្លើយ ខ\n\n=== en variant:a ===',
    ]);
    await here.handOut();
    for (const child of await here.children()) {
      const answers = await readyAnswers(child, MODERATOR_WORDS.km, here);
      expect(answers?.includes('ឆ្លើយ ខ') ?? false).toBe(child.variant === 'b');
    }
  });
});
