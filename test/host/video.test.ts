import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../infra/local/host.ts';
import { aFilm } from '../content/a-voice.ts';
import { call, type Row, sampleHosts } from './sample-hosts.ts';

const here = sampleHosts();
const INVITE = 'campaigns/2027-01-cip-meeting/posts/03-invite.md';

describe('a post with a video', () => {
  it('goes out on Telegram as one, from the content folder to the phone of whoever reads it there', async () => {
    const film = aFilm({ seconds: 31 });
    writeFileSync(here.content('campaigns/2027-01-cip-meeting/media/clip.mp4'), film);
    here.edit(INVITE, 'cta:', 'channels: [tg-main, fb-main]\ncta:');
    for (let section = 0; section < 4; section += 1) here.edit(INVITE, '(hall.jpg)', '(clip.mp4)');
    const host = await here.start({ speed: 1200 });
    expect(here.read()[0]?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);

    const rows = await published(host);
    const onTelegram = rows.find(({ channel }) => channel === 'tg-main');
    expect(onTelegram?.external_id).toMatch(/^\d+$/);
    const shown = await (await fetch(`${host.url}/sandbox/telegram/chats/-1001000000001`)).text();
    expect(shown).toContain('Video, 31 s');
    const address = /<video [^>]*src="([^"]+)"/.exec(shown)?.[1] ?? '';
    const watched = Buffer.from(await (await fetch(host.url + address)).arrayBuffer());
    expect(watched).toHaveLength(film.length);
    expect(watched.toString('latin1')).not.toContain('Somebody at home');
  });
});

/** Waits until the invitation is out wherever it goes. */
async function published(host: Host): Promise<Row[]> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const rows: Row[] = (await call(host, '/api/deliveries?campaign=2027-01-cip-meeting')).json();
    const own = rows.filter(({ post }) => post === '03-invite');
    if (own.length === 2 && own.every(({ status }) => status === 'published')) return own;
    await pause(100);
  }
  throw new Error('It did not go out');
}
