import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { UNSAID } from '../../shared/domain/moderator.ts';
import {
  answerStep,
  confirmed,
  newcomer,
  nextStep,
  notConfirmed,
  STEPS,
  waitsIn,
  withGroup,
  withoutGroup,
} from '../../shared/domain/registration.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aModerator, SIEM_REAP } from '../fakes/a-moderator.ts';

const LATER = plus(NOON, DAY_MS);
const PUOK = { ...SIEM_REAP, districts: [{ id: 'puok', label: { km: 'ពួក', en: 'Puok' } }] };
const guest = () => withGroup(newcomer({ code: 'one', sealedChat: '', language: 'km' }, NOON), 'siem-reap');
const ANSWERS = { terms: 'yes', size: 'to_5000', district: 'puok', nickname: 'none' } as const;

/** Goes as far as a step. */
function until(step: (typeof STEPS)[number] | null, community = PUOK) {
  let moderator = guest();
  for (let next = nextStep(moderator); next && next !== step; next = nextStep(moderator))
    moderator = answerStep(moderator, next, ANSWERS[next], community, NOON) ?? moderator;
  return moderator;
}

describe('a registration', () => {
  it('asks four short things, one after the other, and then waits for the team', () => {
    expect(STEPS.map((step) => nextStep(until(step)))).toEqual([...STEPS]);
    const done = until(null);
    expect(nextStep(done)).toBeNull();
    expect(done.groups).toEqual([{ community: 'siem-reap', size: 'to_5000', district: 'puok', confirmedAt: null }]);
    expect(waitsIn(done, 'siem-reap')).toBe(true);
    expect(waitsIn(until('nickname'), 'siem-reap')).toBe(false);
  });

  it('asks for no district where the community has none', () => {
    expect(nextStep(answerStep(until('size'), 'size', UNSAID, SIEM_REAP, NOON) ?? guest())).toBe('nickname');
  });

  it.each([
    ['terms', 'no'],
    ['size', 'huge'],
    ['district', 'nowhere'],
    ['nickname', 'Dara'],
  ] as const)('takes nothing that was not offered: %s %s', (step, value) => {
    expect(answerStep(until(step), step, value, PUOK, NOON)).toBeNull();
  });

  it('takes no answer to what is not asked now, however buttons are pressed', () => {
    const press = fc.constantFrom(...STEPS);
    fc.assert(
      fc.property(fc.array(press, { maxLength: 20 }), (presses) => {
        let moderator = guest();
        for (const step of presses) {
          const isAsked = nextStep(moderator) === step;
          const answered = answerStep(moderator, step, ANSWERS[step], PUOK, NOON);
          expect(answered !== null).toBe(isAsked);
          moderator = answered ?? moderator;
        }
      }),
    );
  });

  it('of one more group asks for that group alone, which is confirmed where its moderator is', () => {
    const two = withGroup(aModerator('one'), 'siem-reap');
    expect(nextStep(two)).toBe('size');
    const done = ['size', 'district'].reduce(
      (moderator, step) => answerStep(moderator, step as 'size', ANSWERS[step as 'size'], PUOK, LATER) ?? moderator,
      two,
    );
    expect(nextStep(done)).toBeNull();
    expect(waitsIn(done, 'siem-reap')).toBe(false);
    expect(waitsIn(withGroup(done, 'kampot'), 'kampot')).toBe(false);
    expect(waitsIn(withGroup(until(null), 'kampot'), 'siem-reap')).toBe(true);
  });

  it('is the team’s to confirm or refuse, once, and not before it is finished', () => {
    expect(confirmed(until('nickname'), LATER)).toBeNull();
    const known = confirmed(until(null), LATER);
    expect(known?.groups[0]?.confirmedAt).toBe(LATER);
    expect(known && confirmed(known, LATER)).toBeNull();
    expect(known && notConfirmed(known)).toBeNull();
    expect(notConfirmed(until(null))?.groups).toEqual([]);
  });

  it('leaves a moderator the groups that they keep', () => {
    const two = aModerator('one', ['here', 'there']);
    expect(withoutGroup(two, 0)?.groups.map(({ community }) => community)).toEqual(['there']);
    expect(withoutGroup(two, 2)).toBeNull();
  });
});
