import { describe, expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { readEngagement } from '../../shared/actions/read-engagement.ts';
import { messageBytes } from '../../shared/content/render.ts';
import { editTo, versionOf } from '../../shared/domain/amendment.ts';
import { HANDED_OUT } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import type { Message } from '../../shared/domain/message.ts';
import { packLinks } from '../../shared/domain/pack-copy.ts';
import { linkCode } from '../../shared/domain/tracked-link.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { A_MESSAGE, amendableChannel, fakeChannels } from '../fakes/platforms.ts';
import { due, type Scene, scene } from './publishing.ts';

const TARGET = 'https://example.org/budget';
const OTHER = 'https://example.org/plan';
const PACK = 'packpackpack';

const linkedTo = (target: string): Message => ({
  ...A_MESSAGE,
  text: `សួស្តី https://go.example.net/l/${PACK}`,
  link: { code: PACK, url: `https://go.example.net/l/${PACK}`, target },
});

/** A pack's link, and the delivery to one moderator who has agreed to a link of their own, or has not. */
async function given({ countsOpens }: { countsOpens: boolean }) {
  const engagement = memoryEngagement();
  const channel = amendableChannel([]);
  const keptAtStep: (string | null)[] = [];
  const own = () => linkCode(child.id, TARGET);
  const adapter: ChannelAdapter = {
    ...channel,
    ownLinks: (message, delivery) => packLinks(message, delivery, { countsOpens }),
    async send(...request) {
      keptAtStep.push(await engagement.linkTarget(own()));
      return channel.send(...request);
    },
  };
  const entry = {
    kind: 'moderator_pack',
    channel: 'mods',
    address: '',
    recipients: ['siem-reap'],
    link: PACK,
  } as const;
  const here: Scene = await scene(channel, { entry });
  const { campaign, id } = here.delivery;
  await engagement.keepLink({ code: PACK, target: TARGET, campaign, delivery: id });
  const child = childOf(here.delivery, 'aaaaaaaaaa', here.delivery.at, here.delivery.at);
  await here.ledger.create(child);
  const bytes = new Map([TARGET, OTHER].map((target) => [sha256(messageBytes(linkedTo(target))), linkedTo(target)]));
  const messages = {
    kept: async (_: string, hash: string) =>
      messageBytes([...bytes].find(([key]) => key === hash)?.[1] ?? linkedTo(TARGET)),
  };
  const ports = { ...here.ports, engagement, channels: fakeChannels(adapter), contentStore: messages };
  return { ...here, delivery: child, pack: here.delivery, ports, engagement, channel, keptAtStep, own };
}

describe('a pack to a moderator who has agreed to a link of their own', () => {
  it('has it kept before anything is sent, leading where the pack leads', async () => {
    const here = await given({ countsOpens: true });
    expect(await publish(due(here.delivery), here.ports)).toMatchObject({ kind: 'attempted' });
    expect(here.keptAtStep).toEqual([TARGET]);
  });

  it('is not sent, nor claimed, while it cannot be kept', async () => {
    const here = await given({ countsOpens: true });
    const keepLink = async () => {
      throw new Error('the ledger cannot be reached');
    };
    await expect(publish(due(here.delivery), { ...here.ports, engagement: { keepLink } })).rejects.toThrow('reached');
    expect(here.channel.sent).toEqual([]);
    expect((await here.ledger.read(here.delivery))?.state.status).toBe('scheduled');
  });

  it('gives everybody else the link of the pack', async () => {
    const here = await given({ countsOpens: false });
    await publish(due(here.delivery), here.ports);
    expect(here.keptAtStep).toEqual([null]);
    expect(here.channel.sent).toEqual(['text']);
  });

  it('keeps the link of a correction before it is told, where that leads elsewhere', async () => {
    const here = await given({ countsOpens: true });
    await publish(due(here.delivery), here.ports);
    const out = await here.ledger.read(here.delivery);
    if (!out) throw new Error('It is there');
    const version = { ...versionOf(out), message: sha256(messageBytes(linkedTo(OTHER))) };
    await here.ledger.save({ ...out, amendment: editTo(version, EVENING), rev: out.rev + 1 });
    await publish(due(here.delivery), here.ports);
    expect(here.channel.amended).toHaveLength(1);
    expect(await here.engagement.linkTarget(linkCode(here.delivery.id, OTHER))).toBe(OTHER);
  });

  it('counts its openings for the pack, and shows no partner whose they were', async () => {
    const here = await given({ countsOpens: true });
    await publish(due(here.delivery), here.ports);
    const { pack, delivery: child } = here;
    // It was handed out.
    const step = { step: HANDED_OUT, externalId: '1', permalink: null, at: EVENING };
    const state = { status: 'delivered', at: EVENING, sent: [step] } as const;
    await here.ledger.save({ ...pack, state, rev: pack.rev + 1 });
    await here.engagement.openLink(PACK, EVENING);
    await here.engagement.openLink(here.own(), EVENING);
    const rows = await readEngagement(pack.campaign, { ...here.ports, ledger: here.ledger });
    expect(JSON.stringify(rows)).not.toContain(child.id);
    const opens = rows.filter(({ metric }) => metric === 'link_opens');
    expect(opens.map(({ scope, id, value }) => [scope, id, value])).toEqual([
      ['delivery', pack.id, 2],
      ['campaign', pack.campaign, 2],
    ]);
  });
});
