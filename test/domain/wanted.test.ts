import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/content/read.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';
import { seriesDate } from '../../shared/domain/public-moment.ts';
import { wanted } from '../../shared/domain/wanted.ts';
import { CIP, edit, filesOf, NOW, sampleFolder, TIPS } from '../content/sample-content.ts';

/** What the sample asks for, after these changes to it, by `post channel`. */
function planned(...changes: [file: string, from: string, to: string][]): Map<string, PlannedDelivery> {
  const folder = sampleFolder();
  for (const change of changes) edit(folder, ...change);
  const { organisation, campaigns } = readContent(filesOf(folder), NOW);
  if (!organisation) throw new Error('the sample is sound');
  const all = campaigns.flatMap((campaign) => wanted(organisation, campaign));
  return new Map(all.map((delivery) => [`${delivery.post} ${delivery.channel}`, delivery]));
}

const INVITE = `${CIP}/posts/03-invite.md`;

describe('what a campaign wants', () => {
  it('is one delivery for each ready post and channel', () => {
    const keys = [...planned().keys()].filter((key) => key.startsWith('03-invite'));
    expect(keys.toSorted()).toEqual([
      '03-invite fb-main',
      '03-invite mods-siemreap',
      '03-invite print-village',
      '03-invite tg-main',
    ]);
    expect([...planned().keys()].some((key) => key.startsWith('07-what-was-decided'))).toBe(false);
  });

  it('dates a series of seven from Monday 7 December on mondays, wednesdays and fridays', () => {
    const dates = Array.from({ length: 7 }, (_, position) =>
      seriesDate(
        { start: '2026-12-07', on: ['mon', 'wed', 'fri'], time: '19:00', also_by_subscription: true },
        position,
      ),
    );
    expect(dates).toEqual([
      '2026-12-07',
      '2026-12-09',
      '2026-12-11',
      '2026-12-14',
      '2026-12-16',
      '2026-12-18',
      '2026-12-21',
    ]);
  });

  it('alternates the arms of an experiment over the slots of a series', () => {
    const arms = [...planned()]
      .filter(([key]) => key.endsWith(' tg-main') && /^0[1-7]-(two|never|shared|post|har|quiz)/.test(key))
      .map(([, { variant }]) => variant);
    expect(arms).toHaveLength(7);
    for (const [index, arm] of arms.entries()) expect(arm).toBe(arms[index % 2]);
    expect(new Set(arms)).toEqual(new Set(['19:00', '06:30']));
  });

  it('gives a channel with a lead its own moment, moved forward into the hours in which the organisation speaks', () => {
    expect(planned().get('03-invite mods-siemreap')).toMatchObject({
      at: '2027-01-09T00:00:00.000Z',
      publicAt: '2027-01-09T12:00:00.000Z',
    });
    expect(planned().get('05-tomorrow mods-siemreap')?.at).toBe('2027-01-14T23:00:00.000Z');
  });

  it('expires two hours after the public moment, and earlier at the author’s word, the end of the hours, or the event', () => {
    expect(planned().get('01-what-is-cip fb-main')?.expires).toBe('2026-12-28T14:00:00.000Z');
    expect(planned([INVITE, 'at: 2027-01-09 19:00', 'at: 2027-01-09 20:30']).get('03-invite fb-main')?.expires).toBe(
      '2027-01-09T14:00:00.000Z',
    );
    expect(
      planned([INVITE, 'at: 2027-01-09 19:00', 'at: 2027-01-09 19:00\nexpires: 2027-01-09 19:20']).get(
        '03-invite fb-main',
      )?.expires,
    ).toBe('2027-01-09T12:20:00.000Z');
    expect(planned().get('06-today tg-main')?.expires).toBe('2027-01-16T01:00:00.000Z');
  });

  it('carries the facts that may hold it: review, quiet dates, the hotline’s verification', () => {
    expect(planned().get('03-invite fb-main')?.conditions).toEqual({
      reviewNeeded: true,
      quiet: null,
      election: null,
      hotline: null,
    });
    const quiet = ['_org/org.yaml', '{ from: 2027-04-14,', '{ from: 2027-01-09,'] as [string, string, string];
    expect(planned(quiet).get('03-invite fb-main')?.conditions.quiet).toBe('khmer-new-year');
    expect(planned().get('06-harassment tg-main')?.conditions.hotline).toEqual({
      id: 'digital-help',
      verifiedUntil: '2027-02-13T17:00:00.000Z',
    });
    expect(TIPS).toContain('digital-safety');
  });

  it('moves what counts its day from an event when the event moves, and leaves every other moment as it was', () => {
    const TOMORROW = `${CIP}/posts/05-tomorrow.md`;
    const counted: [string, string, string] = [TOMORROW, 'at: 2027-01-15 17:30', 'at: 1 day before 17:30'];
    const starts: [string, string, string] = [
      `${CIP}/campaign.yaml`,
      'starts: 2027-01-16 08:00',
      'starts: 2027-01-23 08:00',
    ];
    const ends: [string, string, string] = [
      `${CIP}/campaign.yaml`,
      'ends:   2027-01-16 11:00',
      'ends: 2027-01-23 11:00',
    ];
    expect(planned(counted).get('05-tomorrow tg-main')).toEqual(planned().get('05-tomorrow tg-main'));
    const moved = planned(counted, starts, ends);
    expect(moved.get('05-tomorrow tg-main')?.publicAt).toBe('2027-01-22T10:30:00.000Z');
    expect(moved.get('03-invite tg-main')?.publicAt).toBe(planned().get('03-invite tg-main')?.publicAt);
  });

  it.each([
    ['event day 06:30', '2027-01-15T23:30:00.000Z'],
    ['2 days after 09:00', '2027-01-18T02:00:00.000Z'],
    ['១ day before ១៧:៣០', '2027-01-15T10:30:00.000Z'],
  ])('counts "%s" from the event’s first day in Phnom Penh', (written, at) => {
    // The post thanks those who came: it invites nobody, and its campaign has one event.
    const share: [string, string, string] = [
      `${CIP}/posts/05-tomorrow.md`,
      'cta: { type: attend_event, event: cip-meeting }',
      'cta: { type: share }',
    ];
    const changed = planned([`${CIP}/posts/05-tomorrow.md`, 'at: 2027-01-15 17:30', `at: ${written}`], share);
    expect(changed.get('05-tomorrow fb-main')?.publicAt).toBe(at);
  });
});
