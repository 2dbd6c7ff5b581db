import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Voice } from '../../shared/domain/message.ts';
import { bareMp4 } from '../../shared/media/mp4-boxes.ts';
import { prepareVoice } from '../../shared/media/voice.ts';
import { anApe, anId3AtEnd, anMp3, anMp4, anOpus, BESIDE, checksums } from './a-voice.ts';

const SEED = 20261126;

function prepared(bytes: Uint8Array) {
  const voice = prepareVoice(bytes);
  if (voice.kind !== 'voice') throw new Error(voice.why);
  return voice;
}

const WRITTEN = /Somebody|103\.85|Kumru|DESCRIPTION/;

describe('a prepared voice note', () => {
  it.each([
    ['of a messenger', anOpus({ seconds: 3 }), { contentType: 'audio/ogg', seconds: 3 }],
    ['of a phone', anMp4({ seconds: 12 }), { contentType: 'audio/mp4', seconds: 12 }],
    ['as MP3, whose length only playing it tells', anMp3(), { contentType: 'audio/mpeg' }],
  ])('%s says how it is to be played, and nothing of who recorded it, where and with what', (_, original, about) => {
    expect(original.toString('latin1')).toMatch(WRITTEN);
    const { bytes, voice } = prepared(original);
    expect(voice).toEqual({ sha256: voice.sha256, bytes: bytes.length, ...about });
    expect(Voice.parse(voice)).toEqual(voice);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(WRITTEN);
    expect(prepared(original).voice).toEqual(voice);
    expect(prepared(bytes).voice).toEqual(voice);
  });

  it('keeps every byte of OGG where it was, each page with its checksum, however long the tags were', () => {
    const original = anOpus({ tags: BESIDE.repeat(3000) });
    const { bytes } = prepared(original);
    expect(bytes).toHaveLength(original.length);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(WRITTEN);
    for (const [own, right] of checksums(bytes)) expect(own).toBe(right);
    expect(checksums(original)).toHaveLength(checksums(bytes).length);
    const sound = original.subarray(original.indexOf(Buffer.from([0xf8, 0xff, 0xfe])));
    expect(Buffer.from(bytes.subarray(-sound.length))).toEqual(sound);
  });

  it('keeps every byte of M4A where it was, but for when it was made', () => {
    const original = anMp4();
    const bare = bareMp4(original);
    expect(bare?.bytes).toHaveLength(original.length);
    expect(Buffer.from(bare?.bytes ?? []).toString('latin1')).toMatch(/the sound itself$/);
    expect(Buffer.from(bare?.bytes ?? []).includes(Buffer.from([0xe0, 1, 2, 3]))).toBe(false);
  });

  it.each([
    ['APE', anApe(BESIDE)],
    ['APE without a head', anApe(BESIDE).subarray(32)],
    ['ID3 of version 2 at the end', anId3AtEnd(BESIDE)],
    ['lyrics', Buffer.from(`LYRICSBEGIN${BESIDE}${String(11 + BESIDE.length).padStart(6, '0')}LYRICS200`, 'latin1')],
    ['more of ID3 of version 1', Buffer.from(`TAG+${BESIDE.padEnd(223)}`, 'latin1')],
  ])('says nothing of what stands at the end of an MP3 as %s, beside other tags or alone', (_, tag) => {
    const sound = Buffer.from(prepared(anMp3()).bytes);
    const id3 = Buffer.from(`TAG${BESIDE.padEnd(125)}`, 'latin1');
    for (const original of [
      [sound, tag],
      [sound, tag, id3],
      [anMp3().subarray(0, -128), tag, id3],
    ].map((all) => Buffer.concat(all))) {
      expect(Buffer.from(prepared(original).bytes)).toEqual(sound);
    }
  });

  it.each([
    ['a text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    [
      'OGG with something else in it',
      Buffer.from(anOpus().toString('latin1').replace('OpusHead', '\x01vorbis '), 'latin1'),
    ],
    ['two sounds in one OGG', Buffer.concat([anOpus(), anOpus({ serial: 8 })])],
    ['OGG cut off', anOpus().subarray(0, -10)],
    ['a video', anMp4({ tracks: ['vide', 'soun'], brand: 'isom' })],
    ['an MP4 without sound', anMp4({ tracks: ['text'] })],
    ['an M4A cut off', anMp4().subarray(0, -4)],
    ['tags of an MP3 without the MP3', anMp3().subarray(0, 20)],
    ['RIFF', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
  ])('is not made of %s', (_, bytes) => {
    expect(prepareVoice(bytes)).toEqual({ kind: 'not-a-voice', why: 'no_voice' });
  });

  it('is at most 4 MB', () => {
    expect(prepareVoice(Buffer.alloc(4_000_001))).toEqual({ kind: 'not-a-voice', why: 'too_large' });
  });

  it('never fails, whatever has become of the bytes', () => {
    const whole = fc.constantFrom(anOpus({ seconds: 1 }), anMp3(), anMp4(), anMp4({ tracks: ['vide', 'soun'] }));
    const hits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(whole, hits, fc.nat(), (bytes, changes, end) => {
        const broken = Buffer.from(bytes.subarray(0, end % 7 === 0 ? end % bytes.length : bytes.length));
        for (const [at, value] of changes) if (broken.length > 0) broken[at % broken.length] = value;
        const result = prepareVoice(broken);
        if (result.kind === 'voice') expect(Voice.safeParse(result.voice).success).toBe(true);
      }),
      { seed: SEED, numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['voice', 'not-a-voice']).toContain(prepareVoice(bytes).kind);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
