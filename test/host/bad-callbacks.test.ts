import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeringHost } from './answering-host.ts';

let here: Awaited<ReturnType<typeof answeringHost>>;
beforeAll(async () => {
  here = await answeringHost();
}, 40_000);
afterAll(() => here.stop(), 30_000);

const LARGE = 1024 * 1024;

/** Each over real HTTP, through the event of the gateway with its body in base64. */
describe('a callback that is none', () => {
  it('is turned away when it cannot prove where it comes from', async () => {
    const feed = JSON.stringify({ object: 'page', entry: [] });
    const signed = await here.facebook(feed);
    expect(signed.status).toBe(200);
    for (const signature of ['', 'sha256=', 'sha256=zz', `sha256=${'0'.repeat(64)}`, `sha256=${'ក'.repeat(64)}`])
      expect((await here.facebook(feed, { 'X-Hub-Signature-256': encodeURIComponent(signature) })).status).toBe(401);
    for (const secret of ['', 'another', 'webhook-secret '.repeat(20)])
      expect((await here.telegram('{}', { 'X-Telegram-Bot-Api-Secret-Token': secret })).status).toBe(401);
  });

  it('is 413 when it is larger than a megabyte, and is read up to there', async () => {
    expect((await here.facebook('x'.repeat(LARGE + 1))).status).toBe(413);
    expect((await here.telegram('x'.repeat(LARGE + 1))).status).toBe(413);
    expect((await here.facebook(`${' '.repeat(LARGE - 30)}{"object":"page"}`)).status).toBe(200);
  });

  it('is never a 500, whatever stands in it and whatever it calls itself', async () => {
    const bodies = [
      '',
      'null',
      '"',
      '[[[[',
      '{"update_id":"x"}',
      '{"update_id":1e999,"message":{}}',
      '{"update_id":1,"callback_query":{"id":"1","from":{"id":1,"is_bot":false,"first_name":"x"},"data":"\\u0000"}}',
      '{"update_id":2,"hologram":{"of":"Cinderella"}}',
      '{"update_id":3,"message_reaction_count":{"chat":{"id":1,"type":"channel"},"message_id":1,"date":0,"reactions":[]}}',
      '{"object":"page","entry":[{"id":"1","time":1,"changes":[{"field":"feed","value":{"item":"hologram"}}]}]}',
      '{"object":"page","entry":[{"id":{},"time":"x","changes":{}},null,7]}',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      '\u0000\u0001\uFFFF',
    ];
    for (const type of ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'])
      for (const body of bodies) {
        const headers = { 'Content-Type': type };
        expect([(await here.facebook(body, headers)).status, body.slice(0, 40)]).toEqual([200, body.slice(0, 40)]);
        expect([(await here.telegram(body, headers)).status, body.slice(0, 40)]).toEqual([200, body.slice(0, 40)]);
      }
    const invalid = new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]);
    expect((await here.facebook(invalid)).status).toBe(200);
  });

  it('leads nowhere as a link', async () => {
    const paths = ['/l/', '/l/x', '/l/aaaaaaaaaaaa', '/l/..%2f..%2fetc', `/l/${'a'.repeat(3000)}`, '/l/%00'];
    for (const path of paths) {
      const response = await fetch(here.host.url + path, { redirect: 'manual' });
      expect([path.slice(0, 20), response.status]).toEqual([path.slice(0, 20), 404]);
    }
  });
});
