import { describe, expect, it } from 'vitest';
import { changed, codeOf, forgetModerator } from '../../shared/actions/moderators.ts';
import { sealed } from '../../shared/actions/register.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { DAY_MS, HOUR_MS, plus } from '../../shared/domain/instant.ts';
import type { StaffMessage } from '../../shared/domain/staff.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { chat } from './chatting.ts';
import { receiving, start } from './receiving.ts';

const DARA = 1;
const SOK = 7;

/** A moderator with a pack, and somebody of the team who has linked a chat. */
async function asking(reached = 1) {
  const told: StaffMessage[] = [];
  const message = { ...A_MESSAGE, answers: [{ question: 'តើបង់ប្រាក់ទេ?', answer: 'ទេ' }] };
  const here = receiving({
    tell: async (one) => told.push(one) && reached,
    contentStore: { kept: async () => messageBytes(message) },
  });
  const code = await codeOf(String(SOK), here);
  const pack = await here.pack(code);
  const words = await sealed(String(SOK), here);
  await changed(code, (known) => ({ ...known, sealedChat: words, language: 'km' }), here);
  await here.staff.offer('link-1', { name: 'Dara', role: 'comms' }, plus(here.clock.now(), HOUR_MS));
  await here.telegram(start(DARA, 'staff_link-1'));
  return { here, told, code, pack, sok: chat(here, SOK), dara: chat(here, DARA) };
}

describe('a moderator’s question', () => {
  it('goes to the team without a name, and the answer comes back by a reply; neither is kept', async () => {
    const { here, told, code, pack, sok, dara } = await asking();
    expect((await sok.press(`ask:${pack.id}`)).sayings).toMatchObject([
      { text: expect.stringMatching(/❓ តើបង់ប្រាក់ទេ\?\nទេ$/u) },
      { text: expect.stringContaining('សរសេរសំណួរ') },
    ]);
    expect((await sok.write('តើ Cinderella មកទេ?')).text).toContain('បានបញ្ជូន');
    expect(told).toMatchObject([{ text: expect.stringMatching(new RegExp(`Cinderella.*↩ ${code}$`, 'su')) }]);
    const answered = await dara.write('នាងមកម៉ោង ៨', told[0]?.text ?? '');
    expect(answered.text).toContain('Your answer is passed on');
    expect(sok.heard()).toMatchObject([{ kind: 'message', chat: String(SOK), text: 'ចម្លើយពីក្រុមការងារ៖\n\nនាងមកម៉ោង ៨' }]);
    const kept = JSON.stringify([await here.ledger.deliveriesOf(pack.campaign), await here.moderators.moderator(code)]);
    expect(kept).not.toMatch(/Cinderella|នាងមក/u);
  });

  it('is what they write next, and nothing after it, nor a day later', async () => {
    const { here, told, pack, sok } = await asking();
    expect((await sok.write('before')).text).toBeNull();
    await sok.press(`ask:${pack.id}`);
    await sok.write('a question');
    expect((await sok.write('thank you')).text).toBeNull();
    await sok.press(`ask:${pack.id}`);
    here.clock.set(plus(here.clock.now(), DAY_MS));
    expect((await sok.write('too late')).text).toBeNull();
    expect(told).toHaveLength(1);
  });

  it('is not said to be passed on when nobody of the team could be told', async () => {
    const { pack, sok } = await asking(0);
    await sok.press(`ask:${pack.id}`);
    expect((await sok.write('a question')).text).toContain('មិនបានទេ');
  });

  it('is asked for once more where it is longer than a message to the team can be, and so is the answer', async () => {
    const { told, pack, sok, dara } = await asking();
    await sok.press(`ask:${pack.id}`);
    expect((await sok.write('ក'.repeat(4096))).text).toContain('វែងពេក');
    expect(told).toEqual([]);
    await sok.write('ក'.repeat(3000));
    expect(told[0]?.text.length).toBeLessThanOrEqual(4096);
    expect((await dara.write('a'.repeat(4096), told[0]?.text ?? '')).text).toContain('too long');
    expect(sok.heard()).toEqual([]);
    await dara.write('a'.repeat(3000), told[0]?.text ?? '');
    expect(sok.heard()).toHaveLength(1);
  });

  it('is the team’s alone to answer, by its own message, and the team learns when they have left', async () => {
    const { here, told, code, pack, sok, dara } = await asking();
    await sok.press(`ask:${pack.id}`);
    await sok.write('a question');
    const shown = told[0]?.text ?? '';
    expect((await chat(here, 9).write('I answer', shown)).text).toBeNull();
    expect((await dara.write('I answer', `${shown} and more`)).text).toBeNull();
    expect((await dara.write('I answer', `↩ ${code}`)).text).toBeNull();
    expect(sok.heard()).toEqual([]);
    await forgetModerator(code, here);
    expect((await dara.write('I answer', shown)).text).toContain('have left');
  });
});
