import { randomBytes } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { CLAIM_NAMES, personOf } from '../../shared/domain/claims.ts';
import { deviceOf, handleOf, sessionOf, sessionToken } from '../../shared/domain/session.ts';

describe('the token of a session', () => {
  it('says where its session stands, and neither who it is nor, by what is kept, itself', () => {
    const token = sessionToken('Dara', randomBytes(32));
    const found = sessionOf(token);
    expect(found?.handle).toBe(handleOf('Dara'));
    expect(token).not.toContain('Dara');
    expect(JSON.stringify(found)).not.toContain(token.split('.')[1]);
    expect(sessionOf(sessionToken('Dara', randomBytes(32)))?.id).not.toBe(found?.id);
  });

  test.each(['', 'a.b', '../..', `${handleOf('Dara')}.`, `${handleOf('Dara')}#x.${'a'.repeat(43)}`, 'x'.repeat(5000)])(
    'is nothing that somebody made up: %j',
    (made) => {
      expect(sessionOf(made)).toBeNull();
    },
  );
});

test('a machine is one of a few sorts', () => {
  expect(deviceOf('Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36')).toBe('android');
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')).toBe('iphone');
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64)')).toBe('windows');
  expect(deviceOf('curl/8.5.0')).toBe('other');
});

describe('what an identity provider says of somebody', () => {
  const PEOPLE = [{ name: 'Sokha', role: 'comms' as const, token: 't', email: 'Sokha@ngo.example' }];
  const claims = (changes: Record<string, unknown> = {}) => ({
    email: 'dara@ngo.example',
    email_verified: true,
    'cognito:groups': ['comms'],
    ...changes,
  });
  const read = (changes?: Record<string, unknown>, names = CLAIM_NAMES) => personOf(claims(changes), names, PEOPLE);
  const person = (name: string, role: string, until: string | null = null) => ({
    kind: 'person',
    person: { name, role },
    until,
  });

  it('is one name for one address, however it is written', () => {
    expect(read({ email: 'Dara@NGO.example' })).toEqual(person('dara@ngo.example', 'comms'));
  });

  it('is the name that the secrets have for that address, so that a person at two doors is one', () => {
    expect(read({ email: 'sokha@ngo.example' })).toEqual(person('Sokha', 'comms'));
  });

  it('is believed only of an address that was verified', () => {
    for (const email_verified of [false, undefined, 'false', 1])
      expect(read({ email_verified })).toEqual({ kind: 'no-name' });
    for (const email of [undefined, '', ' ', 7, ['a']]) expect(read({ email })).toEqual({ kind: 'no-name' });
  });

  it('gives the role of the strongest group, and none to whoever is in no group of ours', () => {
    expect(read({ 'cognito:groups': ['partner', 'approver', 'wheel'] })).toEqual(
      person('dara@ngo.example', 'approver'),
    );
    expect(read({ 'cognito:groups': 'partner, creator' })).toEqual(person('dara@ngo.example', 'creator'));
    for (const groups of [[], ['admin', 'COMMS'], undefined, null, 'commsx', { comms: true }])
      expect(read({ 'cognito:groups': groups })).toEqual({ kind: 'no-role', name: 'dara@ngo.example' });
  });

  it('is found under the names that were configured', () => {
    const names = { name: 'preferred_username', groups: 'roles', until: 'ends' };
    const changes = { preferred_username: 'Dara', roles: ['partner'], ends: '2027-06-30', email_verified: false };
    expect(read(changes, names)).toEqual(person('Dara', 'partner', '2027-06-30'));
  });

  it('lets nobody in by a last day that is no date', () => {
    expect(read({ 'custom:until': '' })).toEqual(person('dara@ngo.example', 'comms'));
    for (const until of ['30/06/2027', '2027-02-30', 20270630])
      expect(read({ 'custom:until': until })).toEqual({ kind: 'bad-until' });
  });
});
