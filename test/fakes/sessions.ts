import { hasEnded } from '../../shared/domain/person.ts';
import { handleOf, type Session } from '../../shared/domain/session.ts';
import type { Sessions } from '../../shared/sign-in-ports.ts';

/** Sessions in memory: the promises of test/conformance/session-promises, and nothing that outlives the process. */
export function memorySessions(): Sessions {
  const sessions = new Map<string, Session>();
  const known = new Map<string, Session>();
  const keyOf = (handle: string, id: string) => `${handle} ${id}`;
  const ofPerson = (name: string) => [...sessions.values()].filter(({ person }) => person.name === name);
  return {
    async begin(session) {
      if (session.proof === 'issuer') known.set(session.person.name, session);
      sessions.set(keyOf(handleOf(session.person.name), session.id), structuredClone(session));
    },
    async session(handle, id, now) {
      const found = sessions.get(keyOf(handle, id));
      return found && found.expiresAt > now ? structuredClone(found) : null;
    },
    async of(name, now) {
      const running = ofPerson(name).filter(({ expiresAt }) => expiresAt > now);
      return running.sort((a, b) => (a.beganAt > b.beganAt ? -1 : 1)).map((session) => structuredClone(session));
    },
    async end(name, id) {
      return sessions.delete(keyOf(handleOf(name), id));
    },
    async endAll(name) {
      known.delete(name);
      return ofPerson(name).filter(({ id }) => sessions.delete(keyOf(handleOf(name), id))).length;
    },
    async known(name, now) {
      const last = known.get(name);
      return last && last.expiresAt > now && !hasEnded(last.until, now) ? { ...last.person } : null;
    },
  };
}
