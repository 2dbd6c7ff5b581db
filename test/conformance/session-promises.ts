import { beforeEach, describe, expect, it } from 'vitest';
import { plus } from '../../shared/domain/instant.ts';
import { handleOf } from '../../shared/domain/session.ts';
import type { Sessions } from '../../shared/sign-in-ports.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aSession } from '../fakes/a-session.ts';

const DARA = handleOf('Dara');

/** What every book of sessions promises, whatever is beneath it. `open` gives an empty one. */
export function sessionPromises(name: string, open: () => Promise<Sessions>): void {
  describe(`sessions ${name}`, () => {
    let sessions: Sessions;
    let opened: Promise<Sessions> | undefined;
    beforeEach(async () => {
      opened ??= open();
      sessions = await opened;
      for (const person of ['Dara', 'Sophea']) await sessions.endAll(person);
    });

    it('are found by where they stand and their id, as they began, and by nothing else', async () => {
      const session = aSession(1, { until: '2027-06-30', proof: 'token', device: 'android' });
      await sessions.begin(session);
      expect(await sessions.session(DARA, session.id, NOON)).toEqual(session);
      expect(await sessions.session(handleOf('Sophea'), session.id, NOON)).toBeNull();
      expect(await sessions.session(DARA, aSession(2).id, NOON)).toBeNull();
    });

    it('are over at their moment, found or listed', async () => {
      const session = aSession(1, { expiresAt: plus(NOON, 1000) });
      await sessions.begin(session);
      expect(await sessions.session(DARA, session.id, plus(NOON, 999))).toEqual(session);
      expect(await sessions.of('Dara', plus(NOON, 999))).toEqual([session]);
      expect(await sessions.session(DARA, session.id, plus(NOON, 1000))).toBeNull();
      expect(await sessions.of('Dara', plus(NOON, 1000))).toEqual([]);
    });

    it('are listed for each person, the newest first', async () => {
      for (const n of [2, 3, 1]) await sessions.begin(aSession(n));
      await sessions.begin(aSession(4, { person: { name: 'Sophea', role: 'approver' } }));
      expect(await sessions.of('Dara', NOON)).toEqual([aSession(3), aSession(2), aSession(1)]);
    });

    it('are ended by their person alone, once', async () => {
      await sessions.begin(aSession(1));
      expect(await sessions.end('Sophea', aSession(1).id)).toBe(false);
      expect(await sessions.session(DARA, aSession(1).id, NOON)).not.toBeNull();
      expect(await sessions.end('Dara', aSession(1).id)).toBe(true);
      expect(await sessions.session(DARA, aSession(1).id, NOON)).toBeNull();
      expect(await sessions.end('Dara', aSession(1).id)).toBe(false);
    });

    it('are all ended of a person, and of nobody else', async () => {
      for (const n of [1, 2, 3]) await sessions.begin(aSession(n));
      const other = aSession(4, { person: { name: 'Sophea', role: 'approver' } });
      await sessions.begin(other);
      expect(await sessions.endAll('Dara')).toBe(3);
      expect(await sessions.of('Dara', NOON)).toEqual([]);
      expect(await sessions.of('Sophea', NOON)).toEqual([other]);
    });

    it('leave known who signed in at the provider, for as long as a session lasts, signed out or not', async () => {
      const session = aSession(1, { until: '2027-01-31' });
      await sessions.begin(session);
      await sessions.end('Dara', session.id);
      const dara = { name: 'Dara', role: 'comms' };
      expect(await sessions.known('Dara', NOON)).toEqual(dara);
      expect(await sessions.known('Dara', plus(session.expiresAt, -1))).toBeNull();
      await sessions.begin(aSession(2, { person: { name: 'Dara', role: 'partner' } }));
      expect(await sessions.known('Dara', plus(aSession(2).expiresAt, -1))).toEqual({ ...dara, role: 'partner' });
      expect(await sessions.known('Dara', aSession(2).expiresAt)).toBeNull();
      await sessions.endAll('Dara');
      expect(await sessions.known('Dara', NOON)).toBeNull();
      await sessions.begin(aSession(3, { proof: 'picked' }));
      expect(await sessions.known('Dara', NOON)).toBeNull();
    });
  });
}
