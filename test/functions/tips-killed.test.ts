import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { DAY_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { aSeries, postOf } from '../fakes/a-series.ts';
import { listeningTips } from '../fakes/tip-sender.ts';
import { givingTips, publicAt } from './giving-tips.ts';

const PEOPLE = ['bopha', 'dara', 'sok'];
const TIPS = 3;
/** About as many calls as a run makes that gives everybody a tip. */
const CALLS = 30;

/** Where a worker dies, or is told that something failed: at its so manieth call, before or after that has done its work. */
interface Fault {
  readonly call: number;
  readonly how: 'dies' | 'fails';
  readonly isDone: boolean;
}

/** The ports of a worker with a fault; `died` resolves when it does. */
function mortal<Ports extends object>(ports: Ports, fault: Fault) {
  const dead = Promise.withResolvers<void>();
  let calls = 0;
  const reached = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, method]) => {
        if (typeof method !== 'function' || name === 'dueBy' || name === 'steps') return [name, method];
        return [
          name,
          async (...args: unknown[]) => {
            calls += 1;
            if (calls !== fault.call) return method(...args);
            // A sender throws only before anything has left.
            if (fault.isDone && !(fault.how === 'fails' && name === 'send')) await method(...args);
            if (fault.how === 'fails') throw new Error('it cannot be reached');
            dead.resolve();
            return new Promise(() => {});
          },
        ];
      }),
    ) as Port;
  const own = Object.entries(ports).map(([name, port]) =>
    ['subscriptions', 'figures', 'tips', 'bot'].includes(name) ? [name, reached(port)] : [name, port],
  );
  return { ports: Object.fromEntries(own) as Ports, died: dead.promise };
}

const fault: fc.Arbitrary<Fault> = fc.record({
  call: fc.integer({ min: 1, max: CALLS }),
  how: fc.constantFrom('dies', 'fails'),
  isDone: fc.boolean(),
});

describe('with a worker that dies, or is failed, at any call', () => {
  it('nobody is given a tip twice, none is skipped in silence, and everybody comes to an end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 12 }),
        fc.constantFrom(['text'], ['album', 'text']),
        async (faults, steps) => {
          const tips = listeningTips(steps);
          const here = await givingTips({ series: { tips: aSeries().tips.slice(0, TIPS) }, tips });
          for (let position = 0; position < TIPS; position += 1) await here.publish(position);
          const start = publicAt(TIPS);
          for (const one of PEOPLE) await here.subscribe(one, start);
          const left = [...faults];
          for (let now = start; now < plus(start, 12 * DAY_MS); now = plus(now, 6 * 60 * MINUTE_MS)) {
            here.clock.set(now);
            const next = left.shift();
            if (!next) {
              await reconcile(here);
              continue;
            }
            const { ports, died } = mortal(here, next);
            await Promise.race([reconcile(ports), died]);
            // Whoever triggers at once finds the claim of whoever died.
            await reconcile(here);
            here.clock.set(plus(now, 2 * MINUTE_MS));
            await reconcile(here);
          }

          const arrived = tips.arrived.map(({ chat, post, step }) => `${chat} ${post} ${step}`);
          expect(arrived).toEqual([...new Set(arrived)]);
          const { tips_sent = 0, tips_unknown = 0 } = await here.counts();
          expect(tips_sent + tips_unknown).toBe(PEOPLE.length * TIPS);
          const last = steps.at(-1);
          const whole = tips.arrived.filter(({ step }) => step === last);
          expect(whole.length).toBeGreaterThanOrEqual(tips_sent);
          expect(PEOPLE.length * TIPS - whole.length).toBeLessThanOrEqual(tips_unknown);
          for (const one of PEOPLE) {
            const posts = whole.filter(({ chat }) => chat === one).map(({ post }) => post);
            expect(posts).toEqual(posts.toSorted());
            expect(posts.every((post) => post <= postOf(TIPS))).toBe(true);
            expect(here.said(one).length).toBeLessThanOrEqual(1);
            expect(await here.of(one)).toBeNull();
          }
        },
      ),
      { numRuns: 60, seed: 20_261_207 },
    );
  }, 60_000);
});
