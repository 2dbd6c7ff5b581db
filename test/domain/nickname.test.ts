import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nicknameOf } from '../../shared/domain/nickname.ts';

describe('a nickname', () => {
  it.each([
    ['  បង ស្រី  ', 'បង ស្រី'],
    ['Dara\n\tof the  river', 'Dara of the river'],
    ['🌾👩🏽‍🌾', '🌾👩🏽‍🌾'],
    ['ស្រី\u200bមុំ', 'ស្រីមុំ'],
    ['\u202eevil\u202c', 'evil'],
    ['a\u200fb\u061cc\u2066d\u2069', 'abcd'],
    ['ស្រី 7', 'ស្រី 7'],
  ])('%j is kept as %j', (written, nickname) => {
    expect(nicknameOf(written)).toEqual({ nickname });
  });

  it.each([
    ['', 'empty'],
    ['\u202e\u200f\u200b', 'empty'],
    ['...', 'empty'],
    ['012 345 678', 'personal'],
    ['call ០១២៣៤៥៦៧៨', 'personal'],
    ['@sok_mod', 'personal'],
    ['https://example.org', 'personal'],
    ['my facebook.com page', 'personal'],
    ['ក'.repeat(25), 'too_long'],
    ['👩🏽‍🌾'.repeat(20), 'too_long'],
  ])('%j is none: %s', (written, problem) => {
    expect(nicknameOf(written)).toEqual({ problem });
  });

  it('never holds what turns or hides the words around it, whatever was written, and stays itself when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (written) => {
        const read = nicknameOf(written);
        if (!('nickname' in read)) return;
        expect(read.nickname).not.toMatch(/[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\n]/u);
        expect(nicknameOf(read.nickname)).toEqual(read);
      }),
    );
  });
});
