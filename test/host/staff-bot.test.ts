import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeringHost, STAFF } from './answering-host.ts';

let here: Awaited<ReturnType<typeof answeringHost>>;
beforeAll(async () => {
  here = await answeringHost({ speed: 60 });
}, 40_000);
afterAll(() => here.stop(), 30_000);

const DARA = 7_000_000_001;
let updates = 1;

/** What Telegram tells of somebody who writes to the bot. */
function written(user: number, text: string): string {
  updates += 1;
  const from = { id: user, is_bot: false, first_name: 'Dara', language_code: 'en' };
  const message = { message_id: updates, date: 1_800_000_000, from, chat: { id: user, type: 'private' }, text };
  return JSON.stringify({ update_id: updates, message });
}

function pressed(user: number, data: string): string {
  updates += 1;
  const from = { id: user, is_bot: false, first_name: 'Dara', language_code: 'en' };
  return JSON.stringify({ update_id: updates, callback_query: { id: `q${updates}`, from, chat_instance: '1', data } });
}

/** The calls that reached Dara, once one of them says this. */
async function told(sign: RegExp) {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const calls = here.platform.calls.filter(({ params }) => String(params.chat_id) === String(DARA));
    const index = calls.findIndex(({ params }) => sign.test(String(params.text)));
    if (index !== -1) return { calls, index };
    await pause(50);
  }
  throw new Error(`Nobody was told ${sign}`);
}

const methodOf = ({ path = '' } = {}) => path.split('/').at(-1);

describe('the bot of a host with real tokens', () => {
  it('shows a post with its picture, takes the yes, and says that it is out', async () => {
    const staff = { Authorization: `Bearer ${STAFF}` };
    const response = await fetch(`${here.host.url}/api/bot-link`, { method: 'POST', headers: staff });
    const { start } = (await response.json()) as { start: string };
    expect((await here.telegram(written(DARA, `/start ${start}`))).text).toContain('Linked');

    const { calls, index } = await told(/^✋ 03-invite/);
    expect(calls.map(methodOf)).toContain('sendPhoto');
    const shown = calls.slice(0, index).map(({ params }) => params.text);
    const buttons = JSON.stringify(calls[index]?.params.reply_markup).matchAll(/"callback_data":"([^"]+)"/g);
    const [approve, ...others] = [...buttons].map(([, data]) => data ?? '');
    expect(others.map((data) => data.split(':')[0])).toEqual(['change_text', 'change_picture', 'change_moment']);

    expect((await here.telegram(pressed(555, approve ?? ''))).text).toContain('This button does not work any more');
    expect((await here.telegram(pressed(DARA, approve ?? ''))).text).toContain('Approved by enough people');
    expect((await here.telegram(written(DARA, '/today'))).text).toContain('03-invite');

    await here.invited();
    // What went out is, word for word, what was shown.
    const posted = here.platform.calls.find((call) => methodOf(call) === 'sendPhoto' && call.params.caption);
    expect(shown).toContain(posted?.params.caption);
    const report = await told(/19:00 {2}03-invite\n.*2 of 2 out/);
    expect(String(report.calls[report.index]?.params.text)).toMatch(/✓ fb-main[\s\S]*✓ tg-main/);
  }, 40_000);
});
