import { describe, expect, it } from 'vitest';
import { deliveryId } from '../../shared/domain/delivery-id.ts';

describe('a delivery’s id', () => {
  it('is 20 characters of lower-case base32', () => {
    expect(deliveryId('2027-01-cip-meeting', '03-invite', 'fb-main')).toMatch(/^[a-z2-7]{20}$/);
  });

  it('is the same for ever: people and platforms have written it down', () => {
    expect(deliveryId('2027-01-cip-meeting', '03-invite', 'fb-main')).toBe('5bawgmppdxoql2cp5unw');
    expect(deliveryId('2027-01-cip-meeting', '03-invite', 'mods-siemreap', 'k3f9')).toBe('s6oceke6vic7h5mtso4k');
  });

  it('differs wherever one of its parts does, and however a part could be cut in two', () => {
    const ids = [
      deliveryId('a', 'b', 'c'),
      deliveryId('a', 'b', 'd'),
      deliveryId('a', 'bc', ''),
      deliveryId('ab', '', 'c'),
      deliveryId('a', 'b', 'c', ''),
      deliveryId('a', 'b', 'c', 'd'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
