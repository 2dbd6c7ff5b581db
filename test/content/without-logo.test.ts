import { describe, expect, it } from 'vitest';
import { DIRECT } from '../../shared/content/reach.ts';
import { messageBytes, render } from '../../shared/content/render.ts';
import type { PhotoReference, Section } from '../../shared/domain/content/campaign.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { Message } from '../../shared/domain/message.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection, somePhotos } from './a-post.ts';
import { CIP, edit, problemsOf, sampleFolder, told } from './sample-content.ts';

const NEEDS = `${CIP}/posts/02-list-your-needs.md`;
const COVER: PhotoReference = { file: 'cover.jpg', alt: 'A hall', withoutLogo: 'cover.no-logo.png' };
const prepared = somePhotos('cover.jpg', 'cover.no-logo.png', 'hall.jpg');
const everybodys = aSection('អង្គការគំរូអញ្ជើញ', { photos: [COVER] });

function shown(
  sections: readonly Section[],
  kind: ChannelKind = 'moderator_pack',
  more: Partial<PlannedDelivery> = {},
) {
  const post = aPost(sections, { cta: { type: 'attend_event', event: 'cip-meeting' } });
  return render(anOrganisation(), aCampaign(), post, aDelivery(kind, more), prepared, DIRECT);
}

const noLogo = (text: string, more: Partial<Section> = {}) => aSection(text, { scope: 'no-logo', ...more });

describe('a pack for moderators who want neither a logo nor a name', () => {
  it('has the words that the author wrote for them, with all that the call to action adds, and the photo without a logo', () => {
    const { text, photos, plain } = shown([everybodys, noLogo('{{event.where}} អញ្ជើញ')]);
    expect(text).toMatch(/^អង្គការគំរូអញ្ជើញ\n\n.*t\.me/s);
    expect(plain?.text).toMatch(/^សាលាឃុំគំរូ អញ្ជើញ\n\n/);
    expect(plain?.text.split('\n\n').at(-1)).toBe(text.split('\n\n').at(-1));
    expect(photos).toEqual([{ ...prepared.get('cover.jpg'), alt: 'A hall' }]);
    expect(plain?.photos).toEqual([{ ...prepared.get('cover.no-logo.png'), alt: 'A hall' }]);
  });

  it('has what everybody gets of that which the author has not written for them', () => {
    const wordsAlone = shown([aSection('ក', { photos: [{ file: 'hall.jpg', alt: 'x' }] }), noLogo('ខ')]);
    expect(wordsAlone.plain?.photos).toEqual(wordsAlone.photos);
    const photoAlone = shown([everybodys]);
    expect(photoAlone.plain?.text).toBe(photoAlone.text);
    const own = shown([everybodys, noLogo('ខ', { photos: [{ file: 'hall.jpg', alt: 'x' }] })]);
    expect(own.plain?.photos).toEqual([{ ...prepared.get('hall.jpg'), alt: 'x' }]);
  });

  it('is nothing of its own where nothing differs, and on every other channel', () => {
    const plain = aSection('ក', { photos: [{ file: 'hall.jpg', alt: 'x' }] });
    expect(shown([plain]).plain).toBe(null);
    expect(shown([plain, noLogo('ក')]).plain).toBe(null);
    for (const kind of ['facebook_page', 'telegram_channel', 'telegram_group', 'offline_pack'] as const) {
      const message = shown([everybodys, noLogo('ខ')], kind);
      expect([message.plain, message.photos[0]?.sha256]).toEqual([null, prepared.get('cover.jpg')?.sha256]);
      expect(message.text).toMatch(/^អង្គការគំរូអញ្ជើញ/);
    }
  });

  it('follows the variant where there is one for it', () => {
    const sections = [aSection('ក', { variant: 'a' }), aSection('ខ', { variant: 'b' }), noLogo('គ', { variant: 'b' })];
    expect(shown(sections, 'moderator_pack', { variant: 'a' }).plain).toBe(null);
    expect(shown(sections, 'moderator_pack', { variant: 'b' }).plain?.text).toMatch(/^គ\n/);
  });

  it('is told in its note what its own photo weighs', () => {
    const heavy = new Map(prepared);
    const cover = heavy.get('cover.jpg');
    if (cover) heavy.set('cover.jpg', { ...cover, bytes: 91_000 });
    const post = aPost([everybodys]);
    const message = render(anOrganisation(), aCampaign(), post, aDelivery('moderator_pack'), heavy, DIRECT);
    expect([message.note, message.plain?.note]).toEqual([
      expect.stringContaining('(៩១ KB)'),
      expect.stringContaining('(១៧ KB)'),
    ]);
  });

  it('is approved with the pack by one hash, which it alone changes', () => {
    const before = shown([aSection('ក')]);
    const hash = (message: Message) => sha256(messageBytes(message));
    expect(hash(shown([aSection('ក'), noLogo('ខ')]))).not.toBe(hash(before));
    const old = JSON.parse(new TextDecoder().decode(messageBytes(before)));
    expect(old).not.toHaveProperty('plain');
    expect(Message.parse(old)).toEqual(before);
  });
});

describe('what the checker says of a version without a logo', () => {
  const found = (from: string, to: string) => {
    const folder = sampleFolder();
    edit(folder, NEEDS, from, to);
    return problemsOf(folder).problems;
  };

  it('is nothing of the sample, which has one', () => {
    const { content, problems } = problemsOf(sampleFolder());
    expect(problems).toEqual([]);
    const post = content.campaigns.flatMap(({ posts }) => posts).find(({ id }) => id === '02-list-your-needs');
    const texts = Map.groupBy(post?.sections ?? [], ({ language }) => language);
    for (const [, sections] of texts) {
      expect(sections.map(({ scope, text }) => [scope, /អង្គការគំរូ|Sample Organisation/.test(text)])).toEqual([
        [null, true],
        ['no-logo', false],
      ]);
    }
  });

  it.each(['nologo', 'no_logo', 'NO-LOG', 'no logo', 'plain'])('is what %s was meant to be', (written) => {
    const [problem] = found('=== km no-logo ===', `=== km ${written} ===`);
    expect(problem).toMatchObject({ code: 'E15', line: 29 });
    expect(problem?.message.en).toContain('Did you mean "no-logo"?');
  });

  it('is the same as of any text: its length, a private number, a placeholder, a photo without a description', () => {
    const line = 'Nobody keeps your name';
    expect(told(found('គ្មាននរណារក្សាទុក', 'ក'.repeat(4100)))).toEqual([`error E19 ${NEEDS}:29`]);
    expect(told(found(line, 'Call +855 12 345 678'))).toEqual([`error E20 ${NEEDS}:39`]);
    expect(told(found(line, '{{event.tiem}}'))).toEqual([`error E21 ${NEEDS}:39`]);
    expect(told(found('=== en no-logo ===', '=== en no-logo ===\n![](hall.jpg)'))).toEqual([`error E18 ${NEEDS}:39`]);
  });

  it('names the file that was meant to be the photo without a logo', () => {
    for (const written of ['nologo', 'No_Logo', 'no logo', 'without-logo', 'plain']) {
      const folder = sampleFolder();
      folder.delete(`${CIP}/media/three-points.no-logo.jpg`);
      folder.set(`${CIP}/media/three-points.${written}.JPG`, null);
      const [problem, ...others] = problemsOf(folder).problems;
      expect([problem?.code, others]).toEqual(['E44', []]);
      expect(problem?.message.en).toContain('name it "three-points.no-logo.jpg".');
      expect(problem?.message.km).toContain('«three-points.no-logo.jpg»');
    }
    const folder = sampleFolder();
    folder.set(`${CIP}/media/poster.no-logo.jpg`, null);
    expect(problemsOf(folder).problems[0]?.message.en).toContain('Use it, or delete it');
  });

  it('takes any kind of image, and says so of the one that nobody gets', () => {
    const folder = sampleFolder();
    folder.set(`${CIP}/media/three-points.no-logo.webp`, null);
    folder.set(`${CIP}/media/hall.no-logo.PNG`, null);
    folder.set(`${CIP}/media/what-is-cip.no-logo.pdf`, null);
    expect(told(problemsOf(folder).problems)).toEqual([
      `warning E44 ${CIP}/media/three-points.no-logo.webp:1`,
      `warning E44 ${CIP}/media/what-is-cip.no-logo.pdf:1`,
    ]);
  });
});
