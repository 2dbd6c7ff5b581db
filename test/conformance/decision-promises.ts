import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { paused } from '../../shared/domain/pause.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';

/** What every ledger promises of what people have decided. `open` gives an empty one. */
export function decisionPromises(name: string, open: () => Promise<Ledger>): void {
  describe(`what people decided, in the ledger ${name}`, () => {
    let ledger: Ledger;
    const aCampaign = () => `campaign-${randomUUID()}`;
    const aQuestion = () => questionOf({ ...anEntry(), campaign: aCampaign() });
    const wish = (who: string) => ({ name: who, at: NOON, change: 'picture' as const });
    beforeAll(async () => {
      ledger = await open();
    });

    it('keeps every name when two people approve at once, one name once, and starts afresh for another text', async () => {
      const version = questionOf({ ...anEntry(), campaign: aCampaign() });
      await Promise.all(['Sophea', 'Dara', 'Sophea'].map((name) => ledger.approve(version, yesOf(name))));
      const [approval] = await ledger.approvals(version.campaign);
      expect(approval?.by.map(({ name }) => name).toSorted()).toEqual(['Dara', 'Sophea']);
      const changed = await ledger.approve({ ...version, sha256: sha256('changed') }, yesOf('Dara'));
      expect(changed?.by).toEqual([yesOf('Dara')]);
      expect(await ledger.approvals(version.campaign)).toEqual([changed]);
    });

    it('refuses what comes late for another version than the one that somebody has spoken of since', async () => {
      const question = aQuestion();
      const old = { ...question, sha256: sha256('old') };
      const later = plus(NOON, 1);
      const kept = await ledger.approve(question, { ...yesOf('Sophea'), at: later });
      expect(await ledger.approve(old, yesOf('Dara'))).toBeNull();
      expect(await ledger.askChange(old, wish('Dara'))).toBeNull();
      expect(await ledger.approvals(question.campaign)).toEqual([kept]);
      // Who looked after that, and found the former version to be the one again, is believed.
      expect(await ledger.approve(old, { ...yesOf('Dara'), at: later })).toMatchObject({ by: [{ name: 'Dara' }] });
    });

    it('gives back who said yes, which way, and in whose place', async () => {
      const question = aQuestion();
      const inPlace = { ...yesOf('Chan', 'bot'), inPlaceOf: 'Sophea' };
      await ledger.approve(question, inPlace);
      const given = await ledger.approve(question, yesOf('Dara'));
      expect(given).toEqual({ ...question, by: [inPlace, yesOf('Dara')], changes: [] });
      expect(await ledger.approvals(question.campaign)).toEqual([given]);
    });

    it('keeps a yes in spite of a hold apart from the approval, and one hold from another', async () => {
      const question = aQuestion();
      const quiet = { ...question, lifts: 'quiet_date' as const };
      const election = { ...question, lifts: 'election_date' as const };
      await ledger.approve(quiet, yesOf('Dara'));
      await ledger.approve(question, yesOf('Sophea'));
      await ledger.approve(election, yesOf('Bopha'));
      const all = await ledger.approvals(question.campaign);
      const names = all.map(({ lifts, by }) => `${lifts} ${by.map((yes) => yes.name).join()}`);
      expect(names.toSorted()).toEqual(['election_date Bopha', 'null Sophea', 'quiet_date Dara']);
      await ledger.approve({ ...question, sha256: sha256('changed') }, yesOf('Sophea'));
      expect(await ledger.approvals(question.campaign)).toContainEqual({ ...quiet, by: [yesOf('Dara')], changes: [] });
    });

    it('keeps who wants a change, which takes their yes back, until they say yes or the text is another', async () => {
      const question = aQuestion();
      await ledger.approve(question, yesOf('Dara'));
      await ledger.approve(question, yesOf('Sophea'));
      const asked = await ledger.askChange(question, wish('Dara'));
      expect(asked).toEqual({ ...question, by: [yesOf('Sophea')], changes: [wish('Dara')] });
      expect(await ledger.approvals(question.campaign)).toEqual([asked]);
      const again = await ledger.approve(question, yesOf('Dara'));
      expect(again).toMatchObject({ changes: [] });
      expect(again?.by.map((yes) => yes.name).toSorted()).toEqual(['Dara', 'Sophea']);
      await ledger.askChange(question, wish('Dara'));
      const other = { ...question, sha256: sha256('changed') };
      expect(await ledger.askChange(other, wish('Sophea'))).toEqual({ ...other, by: [], changes: [wish('Sophea')] });
    });

    it('loses neither a yes nor a wish when they are said at once', async () => {
      const question = aQuestion();
      await Promise.all([
        ledger.approve(question, yesOf('Dara')),
        ledger.askChange(question, wish('Sophea')),
        ledger.approve(question, yesOf('Bopha')),
      ]);
      const [approval] = await ledger.approvals(question.campaign);
      expect(approval?.by.map((yes) => yes.name).toSorted()).toEqual(['Bopha', 'Dara']);
      expect(approval?.changes).toEqual([wish('Sophea')]);
    });

    it('knows one stand-in of each person, the last one that was named', async () => {
      expect(await ledger.standIns()).toEqual([]);
      const until = plus(NOON, DAY_MS);
      await ledger.keepStandIn({ inPlaceOf: 'Sophea', name: 'Chan', until });
      await ledger.keepStandIn({ inPlaceOf: 'Dara', name: 'Chan', until });
      await ledger.keepStandIn({ inPlaceOf: 'Sophea', name: 'Bopha', until: NOON });
      const known = await ledger.standIns();
      expect(known).toHaveLength(2);
      expect(known).toContainEqual({ inPlaceOf: 'Sophea', name: 'Bopha', until: NOON });
      expect(known).toContainEqual({ inPlaceOf: 'Dara', name: 'Chan', until });
    });

    it('holds one pause, changed by whoever saw it last, and ended only as it was seen', async () => {
      const begun = paused('Dara', NOON);
      expect(await ledger.pause()).toBeNull();
      const answers = await Promise.all([ledger.setPause(begun), ledger.setPause(begun)]);
      expect(answers.toSorted()).toEqual(['saved', 'superseded']);
      const said = { ...begun, resumedBy: 'Dara', rev: 2 };
      expect(await ledger.setPause(said)).toBe('saved');
      expect(await ledger.pause()).toEqual(said);
      expect(await ledger.endPause(begun)).toBe('superseded');
      expect(await ledger.endPause(said)).toBe('ended');
      expect(await ledger.pause()).toBeNull();
    });
  });
}
