import { describe, expect, it } from 'vitest';
import { CIP, edit, type Folder, problemsOf, sampleFolder, told, write } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;
const INVITE = `${CIP}/posts/03-invite.md`;

const effectsIn = (folder: Folder) => told(problemsOf(folder).problems.filter(({ code }) => code === 'E64'));

describe('a setting that does nothing where its post goes is told:', () => {
  it('pin, where no channel of the post is on Telegram', () => {
    const folder = sampleFolder();
    edit(folder, INVITE, 'cta:', 'channels: [fb-main]\npin: true\ncta:');
    expect(effectsIn(folder)).toEqual([`warning E64 ${INVITE}:4`]);
    edit(folder, INVITE, 'channels: [fb-main]', 'channels: [fb-main, tg-main]');
    expect(effectsIn(folder)).toEqual([]);
  });

  it('voice, where its post goes only to a Page', () => {
    const folder = sampleFolder();
    folder.set(`${CIP}/media/tip.ogg`, null);
    edit(folder, INVITE, 'cta:', 'channels: [fb-main]\nvoice: tip.ogg\ncta:');
    expect(effectsIn(folder)).toEqual([`warning E64 ${INVITE}:4`]);
    edit(folder, INVITE, 'channels: [fb-main]', 'channels: [fb-main, mods-siemreap]');
    expect(effectsIn(folder)).toEqual([]);
  });

  it('lite beside photos, which it does not send', () => {
    const folder = sampleFolder();
    edit(folder, ONE, 'cta:', 'lite: true\ncta:');
    expect(told(problemsOf(folder).problems)).toEqual([`warning E64 ${ONE}:3`]);
  });
});

describe('a video', () => {
  it('in the place of a photo is told where a Page would have the text alone', () => {
    const folder = sampleFolder();
    folder.set(`${CIP}/media/clip.mp4`, null);
    edit(folder, ONE, 'what-is-cip.jpg', 'clip.mp4');
    const found = problemsOf(folder).problems.filter(({ file }) => file === ONE);
    expect(told(found)).toEqual([`warning E66 ${ONE}:5`]);
    edit(folder, ONE, 'cta:', 'channels: [tg-main]\ncta:');
    expect(told(problemsOf(folder).problems.filter(({ file }) => file === ONE))).toEqual([]);
  });
});

describe('a section without a word', () => {
  const third = (settings: string) => {
    const folder = sampleFolder();
    folder.set(`${CIP}/media/tip.ogg`, null);
    edit(folder, '_org/org.yaml', 'languages: [km, en]', 'languages: [km, en, jra]');
    edit(
      folder,
      '_org/channels.yaml',
      'channels:',
      'channels:\n  tg-jarai: { kind: telegram_channel, label: "J", chat_id: "-1001000000009", language: jra }',
    );
    const post = `---\nat: 2027-01-06 10:00\nchannels: [tg-jarai]\n${settings}cta: { type: none, why: "x" }\n---\n=== km ===\nក\n\n=== en ===\nA\n\n=== jra ===\n`;
    write(folder, `${CIP}/posts/08-new.md`, post);
    return told(problemsOf(folder).problems).filter((line) => line.includes('08-new'));
  };

  it('is enough for a language that is only heard, and for no other', () => {
    expect(third('voice: tip.ogg\n')).toEqual([]);
    expect(third('')).toEqual([`error E33 ${CIP}/posts/08-new.md:12`]);
    const folder = sampleFolder();
    folder.set(`${CIP}/media/tip.ogg`, null);
    write(
      folder,
      `${CIP}/posts/08-new.md`,
      '---\nat: 2027-01-06 10:00\nvoice: tip.ogg\ncta: { type: share }\n---\n=== km ===\n\n=== en ===\nA\n',
    );
    expect(told(problemsOf(folder).problems)).toEqual([`error E33 ${CIP}/posts/08-new.md:6`]);
  });
});
