import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Video } from '../../shared/domain/message.ts';
import { prepareVideo } from '../../shared/media/video.ts';
import { aFilm, anMp3, anMp4, anOpus, box } from './a-voice.ts';

const SEED = 20261127;
const WRITTEN = /Somebody|103\.85|Kumru/;

function prepared(bytes: Uint8Array) {
  const video = prepareVideo(bytes);
  if (video.kind !== 'video') throw new Error(video.why);
  return video;
}

describe('a prepared video', () => {
  it('stays as it was, byte for byte in its place, but for of whom, where, when and with what it was filmed', () => {
    const original = aFilm();
    expect(original.toString('latin1')).toMatch(WRITTEN);
    const { bytes, video } = prepared(original);
    expect(bytes).toHaveLength(original.length);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(WRITTEN);
    expect(Buffer.from(bytes).includes(Buffer.from([0xe0, 1, 2, 3]))).toBe(false);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/the sound itself$/);
    expect(prepared(original).video).toEqual(video);
    expect(prepared(bytes).video).toEqual(video);
  });

  it('says its sides as it is seen, and how long it is', () => {
    const { bytes, video } = prepared(aFilm({ seconds: 31 }));
    const about = { sha256: video.sha256, bytes: bytes.length, contentType: 'video/mp4', seconds: 31 };
    expect(video).toEqual({ ...about, width: 640, height: 360 });
    expect(prepared(aFilm({ turned: true })).video).toMatchObject({ width: 360, height: 640 });
    expect(Video.parse({ ...video, alt: '' })).toEqual({ ...video, alt: '' });
  });

  it('leaves out what the file does not say', () => {
    const file = aFilm().toString('latin1').replaceAll('mvhd', 'xxxx').replaceAll('tkhd', 'xxxx');
    expect(Object.keys(prepared(Buffer.from(file, 'latin1')).video)).toEqual(['sha256', 'bytes', 'contentType']);
  });

  it('may have no sound', () => {
    expect(prepared(aFilm({ tracks: ['vide'] })).video.width).toBe(640);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a text', Buffer.from('hello'), 'no_video'],
    ['sound alone', anMp4(), 'no_video'],
    ['a video cut off', aFilm().subarray(0, -4), 'no_video'],
    ['a film of QuickTime', aFilm({ brand: 'qt  ' }), 'other_form'],
    ['a film of an old phone', aFilm({ brand: '3gp4' }), 'other_form'],
    ['HEVC, which older phones cannot play', aFilm({ codec: 'hvc1' }), 'other_form'],
    ['a camera that writes where it is, each second', aFilm({ tracks: ['vide', 'soun', 'meta'] }), 'other_tracks'],
    ['a drone that writes it into subtitles', aFilm({ tracks: ['vide', 'sbtl'] }), 'other_tracks'],
    ['more than 10 MB', aFilm({ weighs: 10_000_000 }), 'too_large'],
  ] as const)('is not made of %s', (_, bytes, why) => {
    expect(prepareVideo(bytes)).toEqual({ kind: 'not-a-video', why });
  });

  it('knows a track from how QuickTime keeps its data', () => {
    const kept = box('hdlr', Buffer.concat([Buffer.from('\0\0\0\0dhlralis'), Buffer.alloc(12)]));
    const track = box('trak', box('mdia', box('minf', kept)));
    const film = aFilm();
    const at = film.indexOf('moov') - 4;
    const length = film.readUInt32BE(at);
    const moov = Buffer.concat([film.subarray(at, at + length), track]);
    moov.writeUInt32BE(moov.length);
    expect(prepared(Buffer.concat([film.subarray(0, at), moov, film.subarray(at + length)])).kind).toBe('video');
  });

  it('never fails, whatever has become of the bytes', () => {
    const whole = fc.constantFrom(aFilm(), aFilm({ turned: true }), anMp4(), anMp3(), anOpus({ seconds: 1 }));
    const hits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(whole, hits, fc.nat(), (bytes, changes, end) => {
        const broken = Buffer.from(bytes.subarray(0, end % 7 === 0 ? end % bytes.length : bytes.length));
        for (const [at, value] of changes) if (broken.length > 0) broken[at % broken.length] = value;
        const result = prepareVideo(broken);
        if (result.kind === 'video') expect(Video.safeParse({ ...result.video, alt: '' }).success).toBe(true);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});
