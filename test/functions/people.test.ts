import { describe, expect, test } from 'vitest';
import { peopleOf } from '../../shared/actions/people.ts';
import { Secrets } from '../../shared/domain/secrets.ts';

const NAMED = Secrets.parse({
  people: [
    { name: 'Sokha', role: 'comms', token: 'token-of-sokha' },
    { name: 'Sokha', role: 'comms', token: 'second-token-of-sokha' },
    { name: 'Dara', role: 'partner', token: 'ពាក្យសម្ងាត់' },
  ],
});
const NOBODY = Secrets.parse({});

describe('people', () => {
  const people = peopleOf(async () => NAMED, { onLaptop: false });

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
    expect(await peopleOf(async () => NOBODY, { onLaptop: true }).nobodyYet()).toBe(true);
    expect(await peopleOf(async () => NAMED, { onLaptop: true }).nobodyYet()).toBe(false);
    expect(await peopleOf(async () => NOBODY, { onLaptop: false }).nobodyYet()).toBe(false);
  });
});
