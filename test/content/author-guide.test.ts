import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../shared/content/codes.ts';
import { CALL_TO_ACTION_TYPES } from '../../shared/domain/content/call-to-action.ts';
import { EXPERIMENT_MEASURES, MEASURES, TOPICS } from '../../shared/domain/content/campaign.ts';
import { CIP, edit, problemsOf, sampleFolder, TIPS, told, write } from './sample-content.ts';

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'content', 'README.md'), 'utf8');

describe("the author's guide", () => {
  it('explains every code in both languages', () => {
    for (const [code, { en, km }] of Object.entries(CODES)) expect(guide).toContain(`| ${code} | ${en} | ${km} |`);
    expect(guide.match(/^\| E\d\d /gm)).toHaveLength(Object.keys(CODES).length);
  });

  it('lists every topic and measure', () => {
    for (const word of [...TOPICS, ...MEASURES, ...EXPERIMENT_MEASURES]) expect(guide).toContain(`\`${word}\``);
  });

  it('shows a call to action of each kind that passes the check as it stands', () => {
    const examples = /```yaml\n(.*?)```/s.exec(guide)?.[1] ?? '';
    const shown = [...examples.matchAll(/^cta: \{ type: (\w+).*\}/gm)];
    expect(shown.map(([, type]) => type)).toEqual([...CALL_TO_ACTION_TYPES]);
    for (const [line, type] of shown) {
      const folder = sampleFolder();
      const campaign = type === 'subscribe_series' ? TIPS : CIP;
      write(
        folder,
        `${campaign}/posts/08-new.md`,
        `---\nat: 2027-01-06 10:00\n${line}\n---\n=== km ===\nក\n\n=== en ===\nA\n`,
      );
      edit(folder, '_org/org.yaml', 'min_gap_minutes: 120', 'min_gap_minutes: 0');
      expect(told(problemsOf(folder).problems), line).toEqual([]);
    }
  });

  it('shows an event with several sessions that passes the check as it stands', () => {
    const sessions = /```yml\n( {4}sessions:\n.*?)```/s.exec(guide)?.[1] ?? '';
    const folder = sampleFolder();
    edit(folder, `${CIP}/campaign.yaml`, '    starts: 2027-01-16 08:00\n    ends:   2027-01-16 11:00\n', sessions);
    const { content, problems } = problemsOf(folder);
    expect(told(problems)).toEqual([]);
    const events = content.campaigns.flatMap(({ settings }) => Object.values(settings.events));
    expect(events.flatMap((event) => event.sessions.map(({ id }) => id))).toEqual(['morning', 'evening']);
  });

  it('shows a post that passes the check as it stands', () => {
    const post = /```markdown\n(.*?)```/s.exec(guide)?.[1] ?? '';
    const folder = sampleFolder();
    write(folder, `${CIP}/posts/08-new.md`, post);
    folder.set(`${CIP}/media/photo.jpg`, null);
    expect(told(problemsOf(folder).problems)).toEqual([]);
  });
});
