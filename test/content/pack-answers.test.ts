import { describe, expect, it } from 'vitest';
import { DIRECT } from '../../shared/content/reach.ts';
import { messageBytes, render } from '../../shared/content/render.ts';
import type { Section } from '../../shared/domain/content/campaign.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import { Message } from '../../shared/domain/message.ts';
import { aCampaign, aDelivery, anOrganisation, aPost, aSection } from './a-post.ts';
import { CIP, edit, mistake, problemsOf, sampleFolder, told } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;

function shown(written: string, more: Partial<Section> = {}, kind: ChannelKind = 'moderator_pack'): Message {
  const post = aPost([aSection('ក'), aSection(written, { scope: 'answers', ...more })]);
  return render(anOrganisation(), aCampaign(), post, aDelivery(kind), new Map(), DIRECT);
}

describe('the answers that a moderator has ready', () => {
  it('are pairs: below a line that begins with a question mark stands its answer, to the next one', () => {
    const { answers, text } = shown(
      '? តើនរណាចំណាយ?\nឃុំ។\n\nមិនមែនអ្នកទេ។\n\n  \u200b？ ពេលណា\nថ្ងៃសៅរ៍ តើមែនទេ?\n??ហេតុអ្វី\nដើម្បីដឹង',
    );
    expect(answers).toEqual([
      { question: 'តើនរណាចំណាយ?', answer: 'ឃុំ។\n\nមិនមែនអ្នកទេ។' },
      { question: 'ពេលណា', answer: 'ថ្ងៃសៅរ៍ តើមែនទេ?' },
      { question: 'ហេតុអ្វី', answer: 'ដើម្បីដឹង' },
    ]);
    expect(text).toBe('ក');
  });

  it('stand in the note under a heading, each below its question', () => {
    const { note, plain } = shown('? តើនរណាចំណាយ?\nឃុំ។\n? ពេលណា?\nថ្ងៃសៅរ៍។');
    expect(note).toContain('\n\nបើមានគេសួរ៖\n\n«តើនរណាចំណាយ?»\nឃុំ។\n\n«ពេលណា?»\nថ្ងៃសៅរ៍។\n\n');
    expect(plain).toBe(null);
    expect(shown('').note).not.toContain('បើមានគេសួរ');
  });

  it('say when and where the event is', () => {
    expect(shown('? នៅឯណា?\n{{event.where}}').answers).toEqual([{ question: 'នៅឯណា?', answer: 'សាលាឃុំគំរូ' }]);
  });

  it('are those in the language of the pack, and in no other message', () => {
    expect(shown('? Where?\nHere.', { language: 'en' }).answers).toEqual([]);
    for (const kind of ['facebook_page', 'telegram_channel', 'telegram_group', 'offline_pack'] as const) {
      const message = shown('? នៅឯណា?\nទីនេះ។', {}, kind);
      expect([message.answers, message.note, message.text.includes('ទីនេះ')]).toEqual([[], null, false]);
    }
  });

  it('are kept with the message, and a message that has none is kept as it always was', () => {
    const kept = (message: Message) => JSON.parse(new TextDecoder().decode(messageBytes(message)));
    const message = shown('? នៅឯណា?\nទីនេះ។');
    expect(Message.parse(kept(message))).toEqual(message);
    expect(kept(shown(''))).not.toHaveProperty('answers');
    expect(Message.parse(kept(shown(''))).answers).toEqual([]);
  });
});

describe('what the checker says of answers', () => {
  it('names an answer without a question, a question without an answer and one without words, where they stand', () => {
    const folder = sampleFolder();
    edit(folder, ONE, '? តើនេះពាក់ព័ន្ធ', 'តើនេះពាក់ព័ន្ធ');
    edit(folder, ONE, 'Ask at the commune office. Everyone may ask to see it.', '?\nYes.');
    const { problems, content } = problemsOf(folder);
    expect(told(problems)).toEqual([`error E54 ${ONE}:34`, `error E54 ${ONE}:44`, `error E54 ${ONE}:45`]);
    expect(problems.map(({ message }) => message.en)).toEqual([
      expect.stringMatching(/^These words answer no question: "តើនេះ.*begins with \?$/),
      expect.stringContaining('The question "Where can the commune\'s plan be seen?" has no answer.'),
      expect.stringContaining('no question in this line'),
    ]);
    for (const { message } of problems) expect(message.km).toMatch(/\p{Script=Khmer}+.*[។?]$|\?$/u);
    expect(content.campaigns.flatMap(({ posts }) => posts).some(({ id }) => id === '01-what-is-cip')).toBe(false);
  });

  it('is only advice while the post is a draft', () => {
    const folder = sampleFolder();
    edit(folder, ONE, 'at: 2026-12-28 19:00', 'at: 2026-12-28 19:00\nstatus: draft');
    edit(folder, ONE, '? Is this connected', 'Is this connected');
    expect(told(problemsOf(folder).problems)).toEqual([`warning E54 ${ONE}:42`]);
  });

  it.each(['answer', 'anwsers', 'qa', 'FAQ', 'questions'])('is that %s means answers', (written) => {
    const [problem] = mistake(ONE, '=== km answers ===', `=== km ${written} ===`).problems;
    expect(problem).toMatchObject({ code: 'E15', line: 33 });
    expect(problem?.message.en).toContain('Did you mean "answers"?');
  });

  it('is that a private number in one is no answer, and that the note has room for 4096 characters with all of it', () => {
    const number = mistake(ONE, 'Ask at the commune office.', 'Ask at 012 345 678.');
    expect(told(number.problems)).toEqual([`error E20 ${ONE}:40`]);
    const note = mistake(ONE, 'សូមសួរនៅសាលាឃុំ។', 'ក'.repeat(4000)).problems;
    expect(told(note)).toEqual([`error E19 ${ONE}:33`]);
    expect(note[0]?.message.en).toContain(
      'The note to moderators, with all its answers, is too long for mods-siemreap',
    );
    expect(note[0]?.message.km).toContain('រួមទាំងចម្លើយទាំងអស់');
  });
});
