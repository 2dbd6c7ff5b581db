import { describe, expect, it } from 'vitest';
import { longVoice, voiceProblem } from '../../functions/ingest/voice-note.ts';
import { saysOtherwise } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { anMp3, anMp4, anOpus } from '../content/a-voice.ts';
import { CIP, edit, type Folder, NOW, sampleFolder } from '../content/sample-content.ts';
import { renderedPost } from './rendered-post.ts';

const POST = `${CIP}/posts/04-not-sure-to-speak.md`;

/** The sample with this voice note in one of its posts. */
async function rendered(sound: Uint8Array | null, change: (folder: Folder) => void = () => {}) {
  const folder = sampleFolder();
  edit(folder, POST, 'cta:', 'voice: tip.ogg\ncta:');
  change(folder);
  const medium = { name: 'tip.ogg', bytes: sound, whenRead: anOpus() };
  const { organisation, result, ...post } = await renderedPost(folder, '04-not-sure-to-speak', medium);
  const told = [
    ...result.unheard.map(voiceProblem),
    ...result.voices.flatMap((note) => longVoice(note, organisation.settings.media_budget)),
  ];
  return { ...post, told };
}

describe('the voice note of a post', () => {
  it('goes to Telegram and to moderators, kept by its hash, and a pack’s note says what it weighs', async () => {
    const { contentStore, messages, told } = await rendered(anOpus({ seconds: 45 }));
    const [channel, pack] = [messages.get('telegram_channel'), messages.get('moderator_pack')];
    const voice = channel?.voice;
    if (!voice) throw new Error('It has one');
    expect(voice).toMatchObject({ contentType: 'audio/ogg', seconds: 45 });
    expect(sha256(await contentStore.kept('media', voice.sha256))).toBe(voice.sha256);
    expect(pack?.voice).toEqual(voice);
    expect(pack?.note).toContain(`(៤៥ វិនាទី, `);
    expect([...messages.values()].filter((message) => message?.voice)).toHaveLength(2);
    expect(told).toEqual([]);
  });

  it('is something else when it is another one, and is approved anew', async () => {
    const find = async (sound: Uint8Array) =>
      (await rendered(sound)).own.find(({ kind }) => kind === 'telegram_channel');
    const [one, other] = [await find(anOpus({ seconds: 2 })), await find(anOpus({ seconds: 3 }))];
    if (!one || !other) throw new Error('They are there');
    expect(one.approval).not.toBe(other.approval);
    expect(saysOtherwise(other, schedule(one, null, NOW))).toBe(true);
  });

  it('that is no sound, or too heavy, is told at the author’s desk', async () => {
    const found = async (sound: Uint8Array) => (await rendered(sound)).problems.filter(({ code }) => code === 'E65');
    const [error, warning] = [
      { line: 4, severity: 'error' },
      { line: 4, severity: 'warning' },
    ];
    const text = await found(Buffer.from('hello'));
    expect(text).toMatchObject([error]);
    expect(text[0]?.message.en).toContain('cannot be played');
    expect(await found(Buffer.concat([anMp3(), Buffer.alloc(4_000_000)]))).toMatchObject([error]);
    const heavy = Buffer.concat([anMp3(), Buffer.alloc(400_000)]);
    const told = await found(heavy);
    expect(told).toMatchObject([warning]);
    expect(told[0]?.message.en).toMatch(/has 40\d KB; people/);
    expect((await rendered(heavy)).told).toEqual([]);
  });

  it('that cannot be played stops its post, and no other', async () => {
    const { own, told } = await rendered(anOpus().subarray(0, -10));
    expect(own).toEqual([]);
    expect(told).toMatchObject([{ code: 'E65', severity: 'error', file: POST }]);
    expect(told[0]?.message.en).toMatch(/^The voice note "tip.ogg" cannot be played .* \.ogg, \.m4a or \.mp3\.$/);
  });

  it('that has gone since says so', async () => {
    expect((await rendered(null)).told[0]?.message.en).toContain('is not there any more');
  });

  it('that is long goes out, and the author is told whom it does not reach', async () => {
    const { own, told } = await rendered(anMp4({ seconds: 120 }));
    expect(own).not.toEqual([]);
    expect(told).toMatchObject([{ code: 'E65', severity: 'warning', file: POST }]);
    expect(told[0]?.message.en).toContain('lasts 120 seconds');
  });

  it('is left out of a lite post, and the check says so', async () => {
    const { messages, problems } = await rendered(anOpus(), (folder) => edit(folder, POST, 'cta:', 'lite: true\ncta:'));
    expect([...messages.values()].filter((message) => message?.voice)).toEqual([]);
    expect(problems.filter(({ file }) => file === POST)).toMatchObject([
      { code: 'E64', severity: 'warning', file: POST },
    ]);
  });
});
