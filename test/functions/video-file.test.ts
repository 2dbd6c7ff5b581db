import { describe, expect, it } from 'vitest';
import { videoProblem } from '../../functions/ingest/video-file.ts';
import { readContent } from '../../shared/content/read.ts';
import { saysOtherwise } from '../../shared/domain/amendment.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { aFilm } from '../content/a-voice.ts';
import { CIP, edit, type Folder, NOW, sampleFolder, textOf } from '../content/sample-content.ts';
import { renderedPost } from './rendered-post.ts';

const POST = `${CIP}/posts/01-what-is-cip.md`;

/** The sample with this video in the place of the photo of one of its posts. */
async function rendered(film: Uint8Array | null, change: (folder: Folder) => void = () => {}, name = 'clip.mp4') {
  const folder = sampleFolder();
  edit(folder, POST, 'what-is-cip.jpg', name);
  change(folder);
  const { result, problems, ...post } = await renderedPost(folder, '01-what-is-cip', {
    name,
    bytes: film,
    whenRead: aFilm(),
  });
  const own = problems.filter(({ file, code }) => file === POST && code === 'E66');
  return { ...post, problems: own, told: result.unseen.map(videoProblem) };
}

describe('the video of a post', () => {
  it('goes to Telegram and to moderators, kept by its hash, and no Page and no paper has it', async () => {
    const { contentStore, messages, told } = await rendered(aFilm({ seconds: 31 }));
    const [channel, pack] = [messages.get('telegram_channel'), messages.get('moderator_pack')];
    const video = channel?.video;
    if (!video) throw new Error('It has one');
    expect(video).toMatchObject({ contentType: 'video/mp4', seconds: 31, width: 640, height: 360 });
    expect(video.alt).toMatch(/[ក-អ]/);
    expect(channel.photos).toEqual([]);
    expect(sha256(await contentStore.kept('media', video.sha256))).toBe(video.sha256);
    expect(pack?.video).toEqual(video);
    expect(pack?.note).toContain('វីដេអូ (៣១ វិនាទី, ០.១ MB)');
    expect(messages.get('facebook_page')).not.toHaveProperty('video');
    expect(messages.get('facebook_page')?.photos).toEqual([]);
    expect([...messages.values()].filter((message) => message?.video)).toHaveLength(2);
    expect(told).toEqual([]);
  });

  it('is something else when it is another one, and is approved anew', async () => {
    const find = async (film: Uint8Array) => (await rendered(film)).own.find(({ kind }) => kind === 'telegram_channel');
    const [one, other] = [await find(aFilm({ seconds: 2 })), await find(aFilm({ seconds: 3 }))];
    if (!one || !other) throw new Error('They are there');
    expect(one.approval).not.toBe(other.approval);
    expect(saysOtherwise(other, schedule(one, null, NOW))).toBe(true);
  });

  it('leaves a Page the photo of its own section, and the author is told where there is none', async () => {
    const without = await rendered(aFilm());
    expect(without.problems).toMatchObject([{ severity: 'warning', code: 'E66' }]);
    expect(without.problems[0]?.message.en).toMatch(/^fb-main gets the text alone: .* "=== km facebook ==="/);
    expect(without.problems[0]?.message.km).toContain('fb-main ទទួលបានតែអត្ថបទ');
    const own = await rendered(aFilm(), (folder) =>
      edit(folder, POST, '=== en ===', '=== km facebook ===\n![សាលាឃុំ](what-is-cip.jpg)\n\nអត្ថបទ\n\n=== en ==='),
    );
    expect(own.problems).toEqual([]);
    expect(own.messages.get('facebook_page')?.photos).toHaveLength(1);
    expect(own.messages.get('telegram_channel')?.video).toBeDefined();
  });

  it.each([
    ['clip.mov', aFilm({ brand: 'qt  ' }), /^The video "clip.mov" \(line 14\) is in a form .* Save it as MP4/],
    ['clip.webm', Buffer.from('\x1a\x45\xdf\xa3', 'latin1'), /is in a form/],
    ['clip.avi', Buffer.from('RIFF....AVI '), /is in a form/],
    ['clip.3gp', aFilm({ brand: '3gp4' }), /is in a form/],
    ['clip.mp4', aFilm({ brand: '3gp4' }), /is in a form/],
    ['clip.mp4', Buffer.from('hello'), /cannot be played as a video/],
    ['clip.mp4', Buffer.alloc(0), /is empty: copying it has failed/],
    ['clip.mp4', aFilm({ weighs: 10_000_000 }), /larger than 10 MB\. Telegram takes 50 MB/],
  ] as const)('that cannot be sent is told at the author’s desk: %s', async (name, film, words) => {
    const { problems } = await rendered(film, () => {}, name);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ line: 5 }]);
    expect(errors[0]?.message.en).toMatch(words);
    expect(errors[0]?.message.km).toMatch(/^វីដេអូ «/);
  });

  it('that many cannot load goes out, and the author is told', async () => {
    const { problems, messages } = await rendered(aFilm({ weighs: 4_000_000 }));
    expect(messages.get('telegram_channel')?.video?.bytes).toBeGreaterThan(4_000_000);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(problems.map(({ message }) => message.en).join()).toMatch(/has 4\.1 MB; .* at most 3\.0 MB/);
    expect(problems.map(({ message }) => message.km).join()).toContain('៤.១ MB');
  });

  it('stops its post, and no other, where only opening it tells what it is', async () => {
    const { own, told } = await rendered(aFilm({ codec: 'hvc1' }));
    expect(own).toEqual([]);
    expect(told).toMatchObject([{ code: 'E66', severity: 'error', file: POST, line: 5 }]);
    expect((await rendered(aFilm({ tracks: ['vide', 'meta'] }))).told[0]?.message.en).toContain('where it was filmed');
  });

  it('that has gone since is waited for', async () => {
    expect((await rendered(null)).told).toMatchObject([{ awaits: 'clip.mp4' }]);
  });

  it('is left out of a lite post, and nobody needs to write a Page a photo for it', async () => {
    const { messages, problems } = await rendered(aFilm(), (folder) => edit(folder, POST, 'cta:', 'lite: true\ncta:'));
    expect([...messages.values()].filter((message) => message?.video)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('stands alone in its section', async () => {
    const beside = await rendered(aFilm(), (folder) =>
      edit(folder, POST, '(clip.mp4)', '(clip.mp4)\n![សាលាឃុំ](what-is-cip.jpg)'),
    );
    expect(beside.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ line: 5 }]);
    expect(beside.problems[0]?.message.en).toContain('one video or its photos');
  });

  it('needs the words of a caption, and a description, as a photo does', async () => {
    const folder = sampleFolder();
    folder.set(`${CIP}/media/clip.mp4`, null);
    edit(folder, POST, 'what-is-cip.jpg', 'clip.mp4');
    const text = textOf(folder, POST);
    const long = text
      .replace('=== en ===', `${'ក'.repeat(1100)}\n\n=== en ===`)
      .replace(/!\[[^\]]*\]\(clip/, '![](clip');
    folder.set(POST, new TextEncoder().encode(long));
    const found = readContent(
      [...folder].map(([path, bytes]) => ({ path, bytes })),
      NOW,
    ).problems.filter(({ file, severity }) => file === POST && severity === 'error');
    expect(found.map(({ code }) => code).toSorted()).toEqual(['E18', 'E19']);
    expect(found.find(({ code }) => code === 'E18')?.message.en).toMatch(/^Video "clip.mp4" \(line \d+\) has no desc/);
  });
});
