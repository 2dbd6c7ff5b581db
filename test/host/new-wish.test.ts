import { describe, expect, it } from 'vitest';
import { type Typed, wishOf } from '../../infra/commands/new-wish.ts';
import { NOW } from '../content/sample-content.ts';

const FOLDERS = ['2026-11-meeting', '2026-12-tips'];
const wish = (words: string[], more: Omit<Typed, 'words'> = {}) => wishOf({ words, ...more }, 'km', FOLDERS, NOW);

describe('what somebody types after npm run new', () => {
  it.each([
    [['campaign', '2027-03-school'], {}, { folder: '2027-03-school', name: { km: 'យុទ្ធនាការថ្មី', en: 'New campaign' } }],
    [['campaign', 'ប្រជុំសាលា'], {}, { folder: '2026-11-meeting-2', name: { km: 'ប្រជុំសាលា', en: '……' } }],
    [['campaign', 'School budget'], {}, { folder: '2026-11-school-budget', name: { km: '……', en: 'School budget' } }],
    [['campaign'], { cta: 'give-feedback' }, { folder: '2026-11-give-feedback', cta: 'give_feedback' }],
    [['campaign', 'x'], { 'name-km': 'ក', name: 'A' }, { name: { km: 'ក', en: 'A' } }],
    [['campaign', 'x'], { at: '២០២៧-០១-១៦' }, { at: '2027-01-16 08:00' }],
    [['series'], { posts: '៧' }, { folder: '2026-11-tips', tips: 7, at: null }],
    [
      ['post', 'content/campaigns/2026-12-tips', 'Thank you!'],
      {},
      { folder: '2026-12-tips', name: 'thank-you', cta: 'share' },
    ],
    [['post', '2026-12-tips', 'អរគុណ'], {}, { folder: '2026-12-tips', name: null }],
    [['post', '2026-12-tips'], { at: '2027-01-16 18:30' }, { at: '2027-01-16 18:30' }],
    [['organization'], {}, { kind: 'organisation' }],
  ])('%j %j is understood', (words, more, meant) => {
    expect(wish(words, more)).toMatchObject(meant);
  });

  it.each([
    [['cmpaign'], {}, 'Did you mean campaign?'],
    [['campaign', 'x'], { cta: 'atend_event' }, 'Did you mean attend_event?'],
    [['campaign', 'School', 'budget'], {}, 'goes between " "'],
    [['post'], {}, 'npm run new -- post 2026-12-tips'],
    [['series'], { posts: 'many' }, 'must be a number from 1 to 50'],
    [['post', 'x'], { at: '16/01/2027' }, 'day-first'],
    [['post', 'x'], { at: '2027-02-30 19:00' }, 'does not exist'],
    [['post', 'x'], { at: '2026-01-01 19:00' }, 'has gone by'],
  ])('%j %j is answered in one line, in both languages', (words, more, said) => {
    expect(() => wish(words, more)).toThrow(said);
    expect(() => wish(words, more)).toThrow(/^[^\n]*[\u1780-\u17ff][^\n]*$/);
  });
});
