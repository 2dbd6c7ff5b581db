import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isForModerators } from '../../shared/domain/delivery.ts';
import { isByPage } from '../../shared/domain/pack-page.ts';
import { answeringHost, STAFF } from './answering-host.ts';
import { registered } from './registered.ts';

/** Whatever the reader's phone and messenger would tell of her. */
const SHE = 'CinderellaHoover';
const HERS = {
  'User-Agent': `${SHE}/1.0`,
  Referer: `https://messenger.example/${SHE}`,
  Cookie: `who=${SHE}`,
  'X-Forwarded-For': SHE,
  'Accept-Language': SHE,
};

let here: Awaited<ReturnType<typeof answeringHost>>;
let page: string;

beforeAll(async () => {
  here = await answeringHost({ speed: 30 });
  await registered('987654321', 'siem-reap', here.host.ports);
  await here.approveAll();
  page = here.host.url + new URL(await given()).pathname;
}, 40_000);
afterAll(() => here.stop(), 30_000);

/** A link to the sample's pack, as soon as it is out. */
async function given(): Promise<string> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const all = await here.host.ports.ledger.deliveriesOf('2027-01-cip-meeting');
    const pack = all.find(({ post, kind }) => post === '03-invite' && kind === 'moderator_pack');
    const init = { method: 'POST', headers: { Authorization: `Bearer ${STAFF}` } };
    const answer = await fetch(`${here.host.url}/api/deliveries/${pack?.id}/page`, init);
    if (answer.ok) return ((await answer.json()) as { url: string }).url;
    await pause(100);
  }
  throw new Error('The pack was not handed out');
}

/** Where something stands that the host keeps or has logged. */
function found(needle: string): string[] {
  const files = readdirSync(here.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const read = files.map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
  const log = { name: 'the log', bytes: Buffer.from(here.lines.join('\n')) };
  return [...read, log].flatMap(({ name, bytes }) => (bytes.includes(needle) ? [name] : []));
}

describe('the page of a pack, on the whole host', () => {
  it('gives the words that were approved and the photo to whoever has the link', async () => {
    const shown = await fetch(page);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('សូមអញ្ជើញចូលរួមប្រជុំ');
    const photo = await fetch(`${page}/photo/1`);
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    expect([...new Uint8Array(await photo.arrayBuffer()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect((await fetch(page, { method: 'HEAD' })).status).toBe(200);
  });

  it('keeps nothing of who looks, says, or guesses, and no link', async () => {
    const answers = [
      await fetch(`${page}?fbclid=${SHE}`, { headers: HERS }),
      await fetch(`${page}/photo/1?${SHE}`, { headers: HERS }),
      await fetch(`${here.host.url}/p/${SHE}`, { headers: HERS }),
      await say(`response=posted&name=${SHE}`),
      await say('response=declined&reason=sensitive'),
      await say('response=posted'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 400, 303, 303]);
    expect(answers.every(({ headers }) => headers.get('set-cookie') === null)).toBe(true);
    const { ledger } = here.host.ports;
    const packs = (await ledger.deliveriesOf('2027-01-cip-meeting')).filter(isForModerators);
    const all = await Promise.all(packs.map((pack) => Array.fromAsync(ledger.childrenOf(pack))));
    const received = all.flat().filter(isByPage);
    expect(received).toMatchObject([{ response: 'posted', state: { status: 'delivered' } }]);
    expect(found(received[0]?.id ?? '')).not.toEqual([]);
    for (const trace of [SHE, SHE.toLowerCase(), page.slice(-32), '987654321'])
      expect({ trace, in: found(trace) }).toEqual({ trace, in: [] });
  });
});

function say(body: string): Promise<Response> {
  const headers = { ...HERS, 'Content-Type': 'application/x-www-form-urlencoded' };
  return fetch(page, { method: 'POST', body, headers, redirect: 'manual' });
}
