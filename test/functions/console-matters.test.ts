import { describe, expect, it } from 'vitest';
import { messageBytes } from '../../shared/content/render.ts';
import { missingVersion } from '../../shared/domain/missing.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';
import { asking } from './asking.ts';

const DARA = 'token-of-dara';
const at = EVENING;

async function world() {
  const here = asking();
  const message = await here.contentStore.keep('rendered', messageBytes({ ...A_MESSAGE, text: 'សូមមក' }));
  const decide = (delivery: string, action: string, token = DARA) =>
    here.press('/matters/decide', token, { delivery, action });
  const missed = async (post = '03-invite') =>
    here.happen(await here.planned({ message, post }), { type: 'missed', at, why: 'expired' });
  return { ...here, message, decide, missed, text: async (token = DARA) => (await here.page('/matters', token)).text };
}

describe('what only people can decide', () => {
  it('says what happened and what to do, with the text, and that there is nothing where there is nothing', async () => {
    const here = await world();
    expect(await here.text()).toContain('Nothing waits for a decision.');
    const missed = await here.missed();
    const text = await here.text();
    expect(text).toMatch(/It did not go out in its time.*What to do:.*post the text and the pictures by hand.*សូមមក/su);
    expect(text).toContain(`<article id="${missed.id}">`);
    expect(text).toContain('action="/posts/meeting/03-invite/redate"');
  });

  it('believes what somebody saw, once: of two people who press at once one is told that it was decided already', async () => {
    const here = await world();
    const unknown = await here.unknown({ message: here.message });
    expect(await here.text()).toMatch(/It is there.*It is not there: send it/su);
    const said = await Promise.all([
      here.decide(unknown.id, 'published'),
      here.decide(unknown.id, 'absent', 'token-of-sophea'),
    ]);
    const won = said.filter(({ location }) => !location.endsWith('no_longer'));
    expect(won).toHaveLength(1);
    const status = won[0]?.location.endsWith('published') ? 'published' : 'scheduled';
    expect((await here.ledger.read(unknown))?.state.status).toBe(status);
    expect((await here.decide(unknown.id, 'absent')).location).toBe('/matters?said=no_longer');
  });

  it('sends once more what is not there', async () => {
    const here = await world();
    const unknown = await here.unknown({ message: here.message });
    expect((await here.decide(unknown.id, 'absent')).location).toBe('/matters?said=absent');
    expect(here.queued.map(({ id }) => id)).toEqual([unknown.id]);
  });

  it('is done by hand, or let be', async () => {
    const here = await world();
    const [one, other] = [await here.missed('01'), await here.missed('02')];
    expect((await here.decide(one.id, 'done')).location).toBe('/matters?said=done');
    expect((await here.decide(other.id, 'drop')).location).toBe('/matters?said=dropped');
    expect([(await here.ledger.read(one))?.handled, (await here.ledger.read(other))?.handled]).toEqual([
      'by_hand',
      'dropped',
    ]);
    expect(await here.text()).toContain('Nothing waits for a decision.');
    expect((await here.decide(one.id, 'drop')).location).toBe('/matters?said=no_longer');
    expect((await here.decide('nothing', 'drop')).location).toBe('/matters?said=no_longer');
    expect((await here.decide(one.id, 'redate')).location).toBe('/matters?said=not_understood');
  });

  it('shows the newest, and that there are more', async () => {
    const here = await world();
    for (let index = 0; index < 23; index += 1) await here.missed(`post-${index}`);
    const text = await here.text();
    expect(text.match(/<article/g)).toHaveLength(20);
    expect(text).toContain('There are older ones');
  });

  it('confirms that what disappeared was meant to go, exactly what was shown', async () => {
    const here = await world();
    const posts = ['01', '02'];
    for (const post of posts) await here.planned({ message: here.message, post });
    const record = await here.ledger.campaign('meeting');
    await here.ledger.saveCampaign({ ...record, revision: record.revision + 1, missing: posts });
    expect(await here.text()).toMatch(/Posts of meeting disappeared at once.*01.*02.*withdraw all 2/su);
    const confirm = (missing: readonly string[]) =>
      here.press('/matters/missing', DARA, { campaign: 'meeting', missing: missingVersion(missing) });
    expect((await confirm(['01'])).location).toBe('/matters?said=changed');
    expect((await confirm(posts)).location).toBe('/matters?said=confirmed');
    expect((await confirm(posts)).location).toBe('/matters?said=not_confirmed');
    expect((await here.ledger.deliveriesOf('meeting')).map(({ state }) => state.status)).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });

  it.each(['token-of-chan', 'token-of-partner'])('is nothing for whoever decides nothing: %s', async (token) => {
    const here = await world();
    const missed = await here.missed();
    expect((await here.page('/matters', token)).status).toBe(403);
    expect((await here.decide(missed.id, 'drop', token)).status).toBe(403);
    expect((await here.ledger.read(missed))?.handled).toBeNull();
  });
});

describe('the health of the channels', () => {
  const CHANNELS = `format: 1
channels:
  fb-main: { kind: facebook_page, page_id: "100000000000001", label: "Our <b>Page</b>" }
  tg-main: { kind: telegram_channel, chat_id: "-1001000000001", label: "Our channel" }
`;

  it('says of each whether it can be spoken to, and of a broken one since when, why, and how to mend it', async () => {
    const here = asking();
    await here.contentStore.replace('_org/channels.yaml', null, new TextEncoder().encode(CHANNELS));
    const reaches = { kind: 'telegram_channel', address: '@ours', recipients: [], parent: null } as const;
    await here.ledger.trip({
      channel: 'tg-main',
      reaches,
      fault: 'permission',
      why: 'telegram_400',
      since: at,
      probeAt: at,
    });
    const { text } = await here.page('/health', DARA);
    expect(text).toMatch(/Our &lt;b&gt;Page.*connected: posts go to the public/su);
    expect(text).toMatch(
      /Our channel.*the platform refuses everything.*since Sat 9 Jan 2027, 19:00.*telegram_400.*give the right back/su,
    );
  });

  it('says when the platforms called last, and what is kept', async () => {
    const here = asking();
    await here.ledger.countCallback('telegram', at, '2028-01-01T00:00:00.000Z' as never);
    const { text } = await here.page('/health', DARA);
    expect(text).toMatch(
      /Facebook<\/dt><dd>nothing yet.*Telegram<\/dt><dd>Sat 9 Jan 2027, 19:00 Phnom Penh time \(1 that day\)/su,
    );
    expect(text).toContain('We never keep the name, number, address or device');
    expect(text).toContain('There is no channel in _org/channels.yaml yet');
  });
});
