import { describe, expect, it } from 'vitest';
import { openChannels } from '../../shared/channels/open.ts';
import { deliveryId } from '../../shared/domain/delivery-id.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { platform } from './platform.ts';
import { recording } from './recordings.ts';
import { clock, delivery, mediaOf, message } from './sample.ts';

const page = {
  channel: 'page',
  kind: 'facebook_page',
  address: '108000000000001',
  recipients: [],
  parent: null,
} as const;
const group = { ...page, channel: 'group', kind: 'telegram_group', address: '-1001500000001' } as const;
const pack = { ...page, channel: 'pack', kind: 'moderator_pack', address: '', recipients: ['siem-reap'] } as const;
const child = { ...pack, recipients: ['code-of-one'], parent: deliveryId('meeting', '03-invite', 'pack') } as const;
const print = { ...page, channel: 'print', kind: 'offline_pack', address: '' } as const;

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
    hasModerators: async (communities) => communities.includes('siem-reap'),
    chatOfModerator: async (code) => (code === 'code-of-one' ? '7000000001' : null),
  });

describe('the standing of a channel', () => {
  it('is sandbox there, for every kind that can be delivered to', async () => {
    const sandbox = channels('sandbox', null);
    const standings = await Promise.all([page, group, pack, print].map(sandbox.standing));
    expect(standings).toEqual(['sandbox', 'sandbox', 'sandbox', 'not_ready']);
  });

  it('of a pack is that of the bot, once somebody is there to receive it', async () => {
    const nobody = { ...pack, recipients: ['kampot'] };
    const real = channels('real', { telegram: { botToken: '1:a' } });
    expect(await Promise.all([pack, nobody, child].map(real.standing))).toEqual(['real', 'no_moderators', 'real']);
    expect(await channels('sandbox', null).standing(nobody)).toBe('no_moderators');
  });

  it('is real only with its own token', async () => {
    const real = channels('real', { channels: { page: { pageToken: 'EAAB' } } });
    const standings = await Promise.all([page, { ...page, channel: 'toString' }, group, pack].map(real.standing));
    expect(standings).toEqual(['real', 'no_token', 'no_token', 'no_token']);
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
    await expect(channels('sandbox', null).open(print)).rejects.toThrow('Channel print cannot be opened: not_ready');
  });

  it('speaks to a moderator in their own chat, and refuses for one who has left', async () => {
    const { url, requests } = await platform(recording('telegram-message'));
    const sandbox = channels('sandbox', null, url);
    const sent = await (await sandbox.open(child)).send('text', message(), delivery);
    expect(sent).toMatchObject({ kind: 'published' });
    expect(requests.map(({ params }) => params.chat_id)).toEqual(['7000000001']);
    const gone = await sandbox.open({ ...child, recipients: ['code-of-another'] });
    expect(await gone.send('note', message(), delivery)).toEqual({ kind: 'refused', why: 'moderator_left' });
  });
});
