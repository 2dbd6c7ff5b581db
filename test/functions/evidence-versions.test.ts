import { describe, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { versionOf } from '../../shared/domain/amendment.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING } from '../fakes/a-delivery.ts';
import { evidenceScene, PARTNER } from './evidence-scene.ts';

const NEXT_DAY = plus(EVENING, DAY_MS);

async function scene() {
  const here = await evidenceScene();
  return {
    ...here,
    async version(text: string) {
      const message = { format: 1, language: 'km', text, entities: [], photos: [], button: null, poll: null };
      const kept = await here.contentStore.keep('rendered', Buffer.from(JSON.stringify(message)));
      return versionOf(anEntry({ message: kept, text: sha256(text) }));
    },
  };
}

describe('the evidence of what was edited', () => {
  it('has the text behind the hash that a closed file names, and each later one, with its moment', async () => {
    const here = await scene();
    const delivery = await here.published(here.words, '41');
    here.clock.set(closesAt('2027-01'));
    await closeMonths(here);
    const [second, third] = [await here.version('ប្តូរ'), await here.version('ប្តូរទៀត')];
    await here.happen(delivery, { type: 'edited', at: NEXT_DAY, version: second });
    const after = await here.ledger.find(delivery.id);
    if (after) await here.happen(after, { type: 'edited', at: plus(NEXT_DAY, DAY_MS), version: third });
    const { text } = await here.page(`/log/${delivery.id}`, PARTNER);
    expect(text).toMatch(
      new RegExp(
        `ប្តូរទៀត.*${third.text}.*What it said before.*Since Sat 9 Jan 2027, 19:00.*សូមអញ្ជើញ.*${delivery.text}` +
          `.*Since Sun 10 Jan 2027, 19:00.*ប្តូរ<.*${second.text}`,
        'su',
      ),
    );
  });

  it('says of a version that is lost that it is', async () => {
    const here = await scene();
    const delivery = await here.published({}, '41');
    await here.happen(delivery, { type: 'edited', at: NEXT_DAY, version: await here.version('ប្តូរ') });
    const { status, text } = await here.page(`/log/${delivery.id}`, PARTNER);
    expect(status).toBe(200);
    expect(text).toMatch(/What it said before.*These words cannot be read any more/su);
  });
});
