import { describe, expect, it } from 'vitest';
import { openChannels } from '../../shared/channels/open.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { platform } from './platform.ts';
import { recording } from './recordings.ts';
import { clock, delivery, mediaOf, message } from './sample.ts';

const page = { channel: 'page', kind: 'facebook_page', address: '108000000000001' } as const;
const group = { channel: 'group', kind: 'telegram_group', address: '-1001500000001' } as const;
const pack = { channel: 'pack', kind: 'moderator_pack', address: '' } as const;
const print = { channel: 'print', kind: 'offline_pack', address: '' } as const;

const channels = (platforms: 'sandbox' | 'real', secrets: object | null, url = '') =>
  openChannels({
    platforms,
    secrets: async () => {
      if (!secrets) throw new Error('The sandbox needs no secrets');
      return Secrets.parse(secrets);
    },
    facebookUrl: url,
    telegramUrl: `${url}/`,
    media: mediaOf([]),
    clock,
  });

describe('the standing of a channel', () => {
  it('is sandbox there, for every kind that can be delivered to', async () => {
    const sandbox = channels('sandbox', null);
    const standings = await Promise.all([page, group, pack, print].map(sandbox.standing));
    expect(standings).toEqual(['sandbox', 'sandbox', 'not_ready', 'not_ready']);
  });

  it('is real only with its own token', async () => {
    const real = channels('real', { channels: { page: { pageToken: 'EAAB' } } });
    const standings = await Promise.all([page, { ...page, channel: 'toString' }, group, pack].map(real.standing));
    expect(standings).toEqual(['real', 'no_token', 'no_token', 'not_ready']);
    expect(await channels('real', { telegram: { botToken: '1:a' } }).standing(group)).toBe('real');
  });
});

describe('an opened channel', () => {
  it('speaks to its platform with its token', async () => {
    const { url, requests } = await platform(recording('telegram-message'));
    const real = channels('real', { telegram: { botToken: '42:real' } }, url);
    expect(await (await real.open(group)).send('text', message(), delivery)).toMatchObject({ kind: 'published' });
    await (await channels('sandbox', null, url).open(group)).send('text', message(), delivery);
    expect(requests.map(({ path }) => path)).toEqual(['/bot42:real/sendMessage', '/bot1:sandbox/sendMessage']);
  });

  it('is our bug where there is no token, and says so by the name of the channel', async () => {
    await expect(channels('real', {}).open(page)).rejects.toThrow('Channel page cannot be opened: no_token');
    await expect(channels('sandbox', null).open(pack)).rejects.toThrow('Channel pack cannot be opened: not_ready');
  });
});
