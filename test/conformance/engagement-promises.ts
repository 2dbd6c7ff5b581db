import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngagementLedger } from '../../shared/answer-ports.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { linkCode } from '../../shared/domain/tracked-link.ts';
import { EVENING, NOON } from '../fakes/a-delivery.ts';

const once = (token: string = randomUUID()) => ({ token, forgetAt: plus(EVENING, DAY_MS) });

/** What every engagement ledger promises, whatever is beneath it. `open` gives an empty one. */
export function engagementPromises(name: string, open: () => Promise<EngagementLedger>): void {
  describe(`the engagement ledger ${name}`, () => {
    let ledger: EngagementLedger;
    beforeAll(async () => {
      ledger = await open();
    });
    const aFigure = () => {
      const campaign = `campaign-${randomUUID()}`;
      const delivery = deliveryId(campaign, '03-invite', 'fb-main');
      return { campaign, delivery, metric: 'reactions', source: 'facebook_callbacks' } as const;
    };

    it('counts an event once, however often it is told and by however many at a time', async () => {
      const figure = aFigure();
      const told = once();
      const answers = await Promise.all(Array.from({ length: 100 }, () => ledger.add(figure, 1, EVENING, told)));
      expect(answers.filter((answer) => answer === 'counted')).toHaveLength(1);
      expect(await ledger.figures(figure.campaign)).toEqual([{ ...figure, value: 1, asOf: EVENING }]);
    });

    it('loses none of many different events that come at once', async () => {
      const figure = aFigure();
      await Promise.all(
        Array.from({ length: 60 }, (_, index) => ledger.add(figure, index < 50 ? 1 : -1, EVENING, once())),
      );
      expect(await ledger.figures(figure.campaign)).toMatchObject([{ value: 40 }]);
    });

    it('never shows less than nothing: what is taken back may have been given before we listened', async () => {
      const figure = aFigure();
      await ledger.add(figure, -1, EVENING, once());
      expect(await ledger.figures(figure.campaign)).toMatchObject([{ value: 0 }]);
    });

    it('keeps the last snapshot, in whatever order they come', async () => {
      const figure = { ...aFigure(), source: 'telegram_snapshot' } as const;
      const later = plus(EVENING, MINUTE_MS);
      expect(await ledger.replace(figure, '7', 3, later)).toBe('replaced');
      expect(await ledger.replace(figure, '7', 9, EVENING)).toBe('older');
      expect(await ledger.figures(figure.campaign)).toEqual([{ ...figure, value: 3, asOf: later }]);
      await ledger.replace(figure, '7', 0, later);
      expect(await ledger.figures(figure.campaign)).toMatchObject([{ value: 0 }]);
    });

    it('adds up the messages of one delivery, and nothing else', async () => {
      const figure = { ...aFigure(), source: 'telegram_snapshot' } as const;
      await ledger.replace(figure, '7', 3, EVENING);
      await ledger.replace(figure, '8', 4, NOON);
      await ledger.add({ ...figure, source: 'facebook_callbacks' }, 1, EVENING, once());
      const figures = await ledger.figures(figure.campaign);
      expect(figures.map(({ source, value }) => [source, value])).toEqual([
        ['facebook_callbacks', 1],
        ['telegram_snapshot', 7],
      ]);
    });

    it('tells how many of a figure were for each session of an event, and adds up all of them', async () => {
      const figure = { ...aFigure(), metric: 'rsvp', source: 'bot' } as const;
      const later = plus(EVENING, MINUTE_MS);
      const twice = once();
      await ledger.add({ ...figure, session: 'morning' }, 1, EVENING, twice);
      expect(await ledger.add({ ...figure, session: 'morning' }, 1, EVENING, twice)).toBe('known');
      await ledger.add({ ...figure, session: 'evening' }, 1, later, once());
      await ledger.add({ ...figure, session: 'evening' }, 1, EVENING, once());
      await ledger.add(figure, 1, EVENING, once());
      const sessions = { morning: 1, evening: 2 };
      expect(await ledger.figures(figure.campaign)).toMatchObject([{ ...figure, value: 4, sessions }]);
    });

    it('leads a link where it leads, and counts only what is opened', async () => {
      const { campaign, delivery } = aFigure();
      const target = 'https://example.org/budget?year=2027';
      const link = { code: linkCode(delivery, target), target, campaign, delivery };
      expect(await ledger.openLink(link.code, EVENING)).toBeNull();
      await ledger.keepLink(link);
      expect(await ledger.linkTarget(link.code)).toBe(target);
      await Promise.all(Array.from({ length: 20 }, () => ledger.openLink(link.code, EVENING)));
      await ledger.keepLink(link);
      expect(await ledger.linkOpens([link.code, 'nosuchcode77'])).toEqual(
        new Map([[link.code, { opens: 20, lastAt: EVENING }]]),
      );
      expect(await ledger.openLink('nosuchcode77', EVENING)).toBeNull();
      expect(await ledger.linkTarget('nosuchcode77')).toBeNull();
    });

    it('counts the opening of a link for another one as well, where it counts for one', async () => {
      const { campaign, delivery } = aFigure();
      const target = 'https://example.org/budget';
      const pack = { code: linkCode(delivery, target), target, campaign, delivery };
      const owns = [1, 2].map((number) => ({ ...pack, code: linkCode(delivery, `${target}?${number}`) }));
      await ledger.keepLink(pack);
      for (const own of owns) await ledger.keepLink({ ...own, countsFor: pack.code });
      const codes = [pack, ...owns].map(({ code }) => code);
      await Promise.all([...codes, ...codes.slice(1)].map((code) => ledger.openLink(code, EVENING)));
      const opens = await ledger.linkOpens(codes);
      expect(codes.map((code) => opens.get(code))).toEqual(
        [5, 2, 2].map((count) => ({ opens: count, lastAt: EVENING })),
      );
      const further = { ...pack, code: linkCode(delivery, `${target}?5`), countsFor: owns[0]?.code ?? '' };
      await ledger.keepLink(further);
      await ledger.openLink(further.code, EVENING);
      const after = await ledger.linkOpens([...codes, further.code]);
      expect([...codes, further.code].map((code) => after.get(code)?.opens)).toEqual([6, 3, 2, 1]);
      const stray = { ...pack, code: linkCode(delivery, `${target}?3`), countsFor: linkCode(delivery, `${target}?4`) };
      await ledger.keepLink(stray);
      expect(await ledger.openLink(stray.code, EVENING)).toBe(target);
      expect(await ledger.linkOpens([stray.code, stray.countsFor])).toEqual(
        new Map([[stray.code, { opens: 1, lastAt: EVENING }]]),
      );
    });

    it('remembers the hosts that were allowed last', async () => {
      await ledger.allowHosts(['example.org', 't.me']);
      await ledger.allowHosts(['example.org']);
      expect(await ledger.allowedHosts()).toEqual(['example.org']);
    });

    it('keeps forwards by channel, and of poison only what it is told', async () => {
      const channel = `-100${Date.now()}`;
      const forward = { channel, message: '12', text: sha256('text'), at: EVENING };
      await ledger.noteForward(forward, plus(EVENING, DAY_MS));
      await ledger.noteForward(forward, plus(EVENING, DAY_MS));
      expect(await ledger.forwards(channel)).toEqual([forward]);
      const poison = {
        platform: 'telegram',
        update: 5,
        what: 'message',
        error: 'TypeError',
        sha256: sha256(channel),
        at: NOON,
      } as const;
      expect(await ledger.notePoison(poison, plus(NOON, DAY_MS))).toBe(1);
      expect(await ledger.notePoison({ ...poison, at: EVENING }, plus(EVENING, DAY_MS))).toBe(2);
      expect(await ledger.poisons('telegram')).toEqual([{ ...poison, at: EVENING }]);
      expect(await ledger.poisons('facebook')).toEqual([]);
    });
  });
}
