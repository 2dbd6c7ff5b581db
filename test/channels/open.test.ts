import { describe, expect, it } from 'vitest';
import { type ChannelsSetting, openChannels } from '../../shared/channels/open.ts';
import { deliveryId, sha256 } from '../../shared/domain/delivery-id.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { platform } from './platform.ts';
import { recording } from './recordings.ts';
import { clock, delivery, mediaOf, message, NOW } from './sample.ts';

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
const byPage = { ...child, recipients: ['web-aaaaaaaaaa'] } as const;
const print = { ...page, channel: 'print', kind: 'offline_pack', address: '' } as const;

const channels = (
  platforms: 'sandbox' | 'real',
  secrets: object | null,
  url = '',
  known: Pick<ChannelsSetting, 'isTaken' | 'forwards'> = {},
) =>
  openChannels({
    ...known,
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
    receiverOf: async (code) => {
      const withoutLogo = code === 'code-of-one-without-logo';
      return withoutLogo || code === 'code-of-one' ? { chat: '7000000001', withoutLogo, countsOpens: false } : null;
    },
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

  it('of a pack that is read on its page waits for no bot', async () => {
    const standings = await Promise.all([byPage, child].map(channels('real', {}).standing));
    expect(standings).toEqual(['real', 'no_token']);
    expect(await channels('sandbox', null).standing(byPage)).toBe('sandbox');
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
    const left = { kind: 'refused', why: 'moderator_left' };
    expect(await gone.send('note', message(), delivery)).toEqual(left);
    expect(await gone.edit?.(message(), message(), delivery)).toEqual(left);
    expect(await gone.remove?.(message(), delivery)).toEqual(left);
    expect(await gone.remind?.(message(), delivery)).toEqual(left);
  });

  it('gives a moderator the version that they want', async () => {
    const { url, requests } = await platform(recording('telegram-message'));
    const pack = message({ plain: { text: 'សូមអញ្ជើញ', photos: [], note: 'ឥឡូវនេះ' } });
    for (const code of ['code-of-one', 'code-of-one-without-logo']) {
      await (await channels('sandbox', null, url).open({ ...child, recipients: [code] })).send('text', pack, delivery);
    }
    expect(requests.map(({ params }) => params.text)).toEqual([pack.text, 'សូមអញ្ជើញ']);
  });

  it('of a moderator who has left still tells whether the bot is good', async () => {
    const { url } = await platform({ status: 200, body: { ok: true, result: { id: 1, is_bot: true } } });
    const gone = await channels('sandbox', null, url).open({ ...child, recipients: ['code-of-another'] });
    expect(await gone.probe?.()).toEqual({ kind: 'good' });
  });
});

describe('a channel that is looked up', () => {
  const text = sha256(message().text);
  const forward = { channel: '-1001500000001', message: '41', text, at: NOW } as const;
  const broadcast = { ...group, kind: 'telegram_channel' } as const;
  const known = {
    forwards: async (channel: string) => (channel === forward.channel ? [forward] : []),
    isTaken: async (address: string, id: string, { id: own }: { readonly id: string }) =>
      `${address} ${id} ${own}` === `-1001500000001 42 ${delivery.id}`,
  };

  it('is known by its forwards, where they are told', async () => {
    const { url } = await platform({ status: 200, body: { ok: true, result: { id: -1001500000001 } } });
    const look = async (setting: typeof known | object, reaches: typeof broadcast | typeof group) =>
      (await channels('sandbox', null, url, setting).open(reaches)).lookUp?.('text', message(), delivery, NOW);
    expect(await look(known, broadcast)).toMatchObject({ kind: 'present', externalId: '41' });
    expect(await look({}, broadcast)).toEqual({ kind: 'unseen' });
    expect(await look(known, group)).toEqual({ kind: 'unseen' });
    const taken = { ...known, forwards: async () => [{ ...forward, message: '42' }] };
    expect(await look(taken, broadcast)).toEqual({ kind: 'unseen' });
    expect(await look({ forwards: taken.forwards }, broadcast)).toMatchObject({ externalId: '42' });
  });

  it('is known by its feed, without what is another delivery’s at the same address', async () => {
    const id = '108000000000001_41';
    const created_time = NOW.replace('.000Z', '+0000');
    const { url } = await platform({
      status: 200,
      body: { data: [{ id, created_time, message: message().text }] },
    });
    const look = async (address: string) => {
      const isTaken = async (at: string, other: string) => at === address && other === id;
      const opened = await channels('sandbox', null, url, { isTaken }).open(page);
      return opened.lookUp?.('post', message(), delivery, NOW);
    };
    expect(await look(page.address)).toEqual({ kind: 'absent' });
    expect(await look('108000000000002')).toMatchObject({ kind: 'present', externalId: id });
  });
});

describe('a pack that is read on its page', () => {
  it('is corrected and taken back without a call: the page shows it by itself', async () => {
    const one = { ...delivery, ...byPage };
    const adapter = await channels('real', {}).open(byPage);
    expect(adapter.steps(message({}))).toEqual(['page']);
    expect(await adapter.edit?.(message({}), message({ text: 'better' }), one)).toEqual({ kind: 'done' });
    expect(await adapter.remove?.(message({}), one)).toEqual({ kind: 'done' });
    expect(await adapter.send('page', message({}), one)).toMatchObject({ kind: 'refused' });
  });
});
