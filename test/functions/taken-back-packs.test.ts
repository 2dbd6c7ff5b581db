import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { withdraw } from '../../shared/actions/withdraw.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Due } from '../../shared/ports.ts';
import { EVENING, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { noModerators, said } from '../fakes/a-moderator.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { A_MESSAGE, fakeChannel } from '../fakes/platforms.ts';
import { DARA, handedOut, LATER, reworded } from './handed-out.ts';
import { due, scene } from './publishing.ts';

type Scene = Awaited<ReturnType<typeof handedOut>>;

async function takenBack(here: Pick<Scene, 'clock' | 'delivery' | 'ledger'>) {
  const answer = await withdraw(here.delivery.id, DARA, { clock: here.clock, ledger: here.ledger });
  if (answer.kind !== 'taken-back') throw new Error('It is taken back');
  return answer;
}

const areAsked = async (here: Scene) => (await here.children()).filter(({ removedAt }) => removedAt !== null).length;

describe('a pack that is taken back', () => {
  it('is asked back from those, too, who were told of other words before', async () => {
    const here = await handedOut();
    await reworded(here);
    await here.run();
    here.clock.set(plus(LATER, HOUR_MS));
    here.queued.push(...(await takenBack(here)).dues);
    await here.run();
    expect(await areAsked(here)).toBe(3);
    // Two were corrected before; one had declined.
    expect(here.channel.amended).toHaveLength(2 + 3);
  });

  it('lets nobody hear of its other words any more, though they were on their way', async () => {
    const here = await handedOut();
    await reworded(here);
    for (const one of here.queued.splice(0)) await publish(one, here.ports);
    const corrections = here.queued.splice(0);
    expect(corrections).toHaveLength(2);
    // Of one of them nobody knows whether it was told: its worker died.
    const [first] = (await here.children()).filter(({ amendment }) => amendment !== null);
    const begun = first && move(first, { type: 'amendment_begun', at: LATER, worker: 'dead', leaseUntil: LATER });
    if (begun) await here.ledger.save(begun);
    here.queued.push(...(await takenBack(here)).dues);
    await here.run();
    here.queued.push(...corrections);
    await here.run();
    expect(await areAsked(here)).toBe(3);
    expect(here.channel.amended).toHaveLength(3);
  });

  it('is asked back from a moderator who presses a button at that moment', async () => {
    const ledger = memoryLedger();
    const here = await handedOut([], { ledger });
    const { dues } = await takenBack(here);
    let hasPressed = false;
    const save = async (delivery: Delivery) => {
      if (!hasPressed && delivery.parent !== null && delivery.response === null) {
        hasPressed = true;
        const now = await ledger.read(delivery);
        const pressed = now && move(now, said('posted', LATER));
        if (pressed) await ledger.save(pressed);
      }
      return ledger.save(delivery);
    };
    for (const one of dues) await publish(one, { ...here.ports, ledger: { ...ledger, save } });
    await here.run();
    expect(hasPressed).toBe(true);
    expect(await areAsked(here)).toBe(3);
  });

  it('is asked back from a moderator of whom nobody knows whether they have it', async () => {
    const here = await handedOut();
    const [child] = await here.children();
    const note = { step: 'note', externalId: '5', permalink: null, at: EVENING };
    const state = { status: 'unknown', since: EVENING, why: 'timeout', lookAt: null, sent: [note] } as const;
    if (child) await here.ledger.save({ ...child, rev: child.rev + 1, state });
    const { remains, dues } = await takenBack(here);
    expect(remains).toMatchObject([{ moderators: 3 }]);
    here.queued.push(...dues);
    await here.run();
    expect(await areAsked(here)).toBe(3);
    expect(here.channel.amended).toHaveLength(3);
  });

  it('while it is handed out is handed out no further, and asked back from those who have it', async () => {
    const letters = 'abcdefghijklmnopqrst';
    const codes = [...letters.slice(0, 4)].flatMap((one) => [...letters].map((two) => `${one}${two}aaaaaaaa`));
    const here = await handedOut([], { codes, waits: true });
    const queued: Due[] = [];
    const queue = {
      send: async (dues: readonly Due[]) => {
        // The first sixty are written; two of them have it when somebody takes it back.
        if (queued.push(...dues) > 60) return;
        for (const one of dues.slice(0, 2)) {
          here.clock.set(one.dueAt);
          await publish(one, here.ports);
        }
        await takenBack(here);
      },
    };
    await publish(due(here.delivery), { ...here.ports, queue });
    expect(await here.children()).toHaveLength(60);
    here.clock.set(plus(EVENING, 30 * SECOND_MS));
    here.queued.push(...queued, { ...here.delivery, dueAt: here.clock.now() });
    await here.run();
    const outcomes = (await here.children()).map(({ state, removedAt }) => `${state.status} ${removedAt !== null}`);
    expect([...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => [outcome, all.length])).toEqual(
      expect.arrayContaining([
        ['delivered true', 2],
        ['cancelled false', 58],
      ]),
    );
  });
});

describe('a pack whose worker dies as it is handed out', () => {
  /** Two have received it; the worker found no queue for anybody. */
  async function halfHandedOut() {
    const here = await handedOut([], { waits: true });
    const send = async () => Promise.reject(new Error('no queue'));
    await publish(due(here.delivery), { ...here.ports, queue: { send } }).catch(() => null);
    for (const { id, campaign, parent, state } of (await here.children()).slice(0, 2))
      if (state.status === 'scheduled') here.queued.push({ id, campaign, parent, dueAt: state.dueAt });
    await here.run();
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) {
        here.clock.set(plus(here.clock.now(), MINUTE_MS));
        const queue = { send: async (dues: readonly Due[]) => void here.queued.push(...dues) };
        await reconcile({ ...noModerators(), ...here.ports, ledger: here.ledger, queue, team: async () => [] });
        await here.run();
      }
    };
    return { ...here, minutes };
  }

  it('is asked back from those who have it, when it is taken back', async () => {
    const here = await halfHandedOut();
    await takenBack(here);
    await here.minutes(8);
    expect(await areAsked(here)).toBe(2);
    expect(await here.pack()).toMatchObject({ state: { status: 'delivered' }, amendment: null });
  });

  it('gives everybody the same words in the end', async () => {
    const here = await halfHandedOut();
    const pack = await here.pack();
    if (!pack) throw new Error('It is there');
    const better = { ...pack, text: sha256('better'), message: pack.message, approval: sha256('better approval') };
    const message = sha256(messageBytes(A_MESSAGE));
    for (const child of await here.children())
      await here.ledger.save({ ...child, message: sha256('as it was'), rev: child.rev + 1 });
    const offered = offerEdit({ ...pack, message: sha256('as it was') }, { ...better, message }, here.clock.now());
    if (offered) await here.ledger.save(offered);
    await here.minutes(2);
    for (const name of ['Dara', 'Sophea'])
      await here.ledger.approve(questionOf(better), { ...yesOf(name), at: here.clock.now() });
    await here.minutes(5);
    expect((await here.children()).map(({ text }) => text)).toEqual([1, 2, 3].map(() => sha256('better')));
    expect(here.channel.amended).toHaveLength(3);
  });
});

describe('a post of which a part is out', () => {
  it('is taken back though other words were offered for it', async () => {
    const wait: Outcome = { kind: 'deferred', until: LATER, why: 'rate' };
    const here = await scene(fakeChannel(['album', 'text'], { text: wait }), { at: EVENING });
    await publish(due(here.delivery), here.ports);
    const begun = await here.ledger.read(here.delivery);
    const mended = { ...here.delivery, message: sha256('mended'), text: sha256('mended') };
    const offered = begun && offerEdit(begun, mended, EVENING);
    if (offered) await here.ledger.save(offered);
    expect(await withdraw(here.delivery.id, DARA, here)).toMatchObject({ kind: 'taken-back' });
    expect((await here.ledger.read(here.delivery))?.amendment).toMatchObject({ kind: 'removal' });
  });
});

describe('a post that is taken back between two of its messages', () => {
  it('goes no further', async () => {
    let here: Awaited<ReturnType<typeof scene>> | null = null;
    const channel = fakeChannel(['album', 'text', 'poll'], {}, async () => {
      if (here && channel.sent.length <= 1) await withdraw(here.delivery.id, DARA, here);
    });
    here = await scene(channel, { at: EVENING });
    await publish(due(here.delivery), here.ports);
    expect(channel.sent).toEqual(['album']);
    expect(await here.ledger.read(here.delivery)).toMatchObject({
      state: { status: 'incomplete', why: 'withdrawn' },
      amendment: { kind: 'removal' },
    });
  });
});
