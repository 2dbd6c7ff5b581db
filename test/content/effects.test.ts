import { describe, expect, it } from 'vitest';
import { CIP, edit, problemsOf, sampleFolder, told } from './sample-content.ts';

const INVITE = `${CIP}/posts/03-invite.md`;

describe('a setting that does nothing where its post goes is told:', () => {
  it('pin, where no channel of the post is on Telegram', () => {
    const folder = sampleFolder();
    edit(folder, INVITE, 'cta:', 'channels: [fb-main]\npin: true\ncta:');
    expect(told(problemsOf(folder).problems)).toEqual([`warning E64 ${INVITE}:4`]);
    edit(folder, INVITE, 'channels: [fb-main]', 'channels: [fb-main, tg-main]');
    expect(told(problemsOf(folder).problems)).toEqual([]);
  });
});
