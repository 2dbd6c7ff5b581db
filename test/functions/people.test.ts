import { describe, expect, test } from 'vitest';
import { peopleOf } from '../../shared/actions/people.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';

const NAMED = Secrets.parse({
  people: [
    { name: 'Sokha', role: 'comms', token: 'token-of-sokha' },
    { name: 'Sokha', role: 'comms', token: 'second-token-of-sokha' },
    { name: 'Dara', role: 'partner', token: 'ពាក្យសម្ងាត់' },
  ],
});
const clock = testClock(NOON);
const NOBODY = Secrets.parse({});

describe('people', () => {
  const people = peopleOf(async () => NAMED, { onLaptop: false, clock });

  test('are known by any of their tokens', async () => {
    expect(await people.byToken('token-of-sokha')).toEqual({ name: 'Sokha', role: 'comms' });
    expect(await people.byToken('second-token-of-sokha')).toEqual({ name: 'Sokha', role: 'comms' });
    expect(await people.byToken('ពាក្យសម្ងាត់')).toEqual({ name: 'Dara', role: 'partner' });
  });

  test.each(['', 'token-of-sokh', 'token-of-sokha ', 'TOKEN-OF-SOKHA'])(
    'are not taken for one another: %j',
    async (token) => {
      expect(await people.byToken(token)).toBeNull();
    },
  );

  test('may be nobody yet on a laptop only: elsewhere nobody named means nobody let in', async () => {
    expect(await peopleOf(async () => NOBODY, { onLaptop: true, clock }).nobodyYet()).toBe(true);
    expect(await peopleOf(async () => NAMED, { onLaptop: true, clock }).nobodyYet()).toBe(false);
    expect(await peopleOf(async () => NOBODY, { onLaptop: false, clock }).nobodyYet()).toBe(false);
  });

  test('are known to the end of their last day in Phnom Penh, by token and by name, and not a moment longer', async () => {
    const granted = Secrets.parse({ people: [{ name: 'Ann', role: 'partner', token: 'ann', until: '2027-01-31' }] });
    const at = (instant: string) => {
      const people = peopleOf(async () => granted, { onLaptop: true, clock: testClock(instant as Instant) });
      return Promise.all([people.byToken('ann'), people.named('Ann'), people.nobodyYet()]);
    };
    const ann = { name: 'Ann', role: 'partner' };
    expect(await at('2027-01-31T16:59:59.999Z')).toEqual([ann, ann, false]);
    expect(await at('2027-01-31T17:00:00.000Z')).toEqual([null, null, false]);
  });

  test('are also those who signed in lately, by name, unless the secrets say that their last day is over', async () => {
    const secrets = Secrets.parse({ people: [{ name: 'Gone', role: 'comms', token: 'g', until: '2027-01-01' }] });
    const sessions = {
      known: async (name: string) => (name === 'Bora' || name === 'Gone' ? { name, role: 'approver' as const } : null),
    };
    const people = peopleOf(async () => secrets, { onLaptop: false, clock, sessions });
    expect(await people.named('Bora')).toEqual({ name: 'Bora', role: 'approver' });
    expect(await people.named('Gone')).toBeNull();
    expect(await people.named('Nobody')).toBeNull();
  });
});
