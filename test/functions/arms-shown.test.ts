import { describe, expect, it } from 'vitest';
import { messageBytes } from '../../shared/content/render.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { asking } from './asking.ts';
import { evidenceScene, PARTNER } from './evidence-scene.ts';
import { LATER, telling } from './telling.ts';

const AGENDA = 'A clear agenda.';
const ROAD = 'The road in your village.';

function inArms(...texts: readonly [string, ...string[]]): Message {
  const arms = texts.map((text, place) => {
    return { arm: 'ab'[place] ?? '', text, photos: [], note: `note of ${text}`, plain: null, answers: [] };
  });
  return { ...A_MESSAGE, language: 'en', text: texts[0], note: `note of ${texts[0]}`, arms };
}

const armsOf = (...texts: string[]) =>
  texts.map((text, place) => ({ arm: 'ab'[place] ?? '', text: sha256(text), wording: sha256(text) }));

const PACK = { channel: 'mods', kind: 'moderator_pack', variant: 'a|b', arms: armsOf(AGENDA, ROAD) } as const;

describe('a pack whose groups get different words', () => {
  it('is shown in the console with each arm’s note and text, and what has changed in each', async () => {
    const here = asking();
    const keep = (message: Message) => here.contentStore.keep('rendered', messageBytes(message));
    const at = plus(EVENING, 2 * HOUR_MS);
    const delivery = await here.planned({ ...PACK, at, publicAt: at, message: await keep(inArms(AGENDA, ROAD)) });
    const { text } = await here.page('/posts/meeting/03-invite', 'token-of-dara');
    expect(text).toMatch(/“a”.*note of A clear.*A clear agenda\..*“b”.*note of The road.*The road in your village\./su);
    const version = { message: await keep(inArms(AGENDA, 'The bridge in your village.')) };
    const amendment = {
      kind: 'edit',
      version: { ...delivery, ...version },
      dueAt: at,
      until: at,
      attempts: 0,
    } as const;
    await here.ledger.save({ ...delivery, amendment, rev: delivery.rev + 1 });
    const after = (await here.page('/posts/meeting/03-invite', 'token-of-dara')).text;
    expect(after).toContain('<del>road</del><ins>bridge</ins>');
    expect(after.match(/<del>/g)).toHaveLength(1);
  });

  it('is shown by the bot with each arm’s text to whoever approves it', async () => {
    const here = await telling();
    const { message } = await here.plan({ ...PACK, recipients: ['siem-reap'] });
    here.messages.set(message, inArms(AGENDA, ROAD));
    const told = (await here.at(LATER)).filter(({ name }) => name === 'Dara').map(({ message: one }) => one);
    expect(told.map(({ shows }) => shows?.text)).toEqual([AGENDA, ROAD, undefined]);
    expect(told.map(({ text }) => /mods \(.\)/.exec(text)?.[0])).toEqual(['mods (a)', 'mods (b)', undefined]);
  });

  it('is shown with each arm’s text in its evidence, and the hash of each', async () => {
    const here = await evidenceScene();
    const kept = await here.contentStore.keep('rendered', messageBytes(inArms(AGENDA, ROAD)));
    const step = { step: 'handed_out', externalId: '2', permalink: null, at: EVENING };
    const delivery = await here.planned({ ...PACK, message: kept, text: sha256(AGENDA) });
    const state = { status: 'delivered', at: EVENING, sent: [step] } as const;
    await here.ledger.save({ ...delivery, state, rev: delivery.rev + 1 });
    const { text } = await here.page(`/log/${delivery.id}`, PARTNER);
    expect(text).toMatch(/“a”.*A clear agenda\..*“b”.*The road in your village\./su);
    expect(text).toContain(`<code>${sha256(AGENDA)}|${sha256(ROAD)}</code>`);
  });
});
