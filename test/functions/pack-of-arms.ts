import { type PublishPorts, publish } from '../../functions/publish/publish.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { packSteps } from '../../shared/domain/pack-copy.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import { CIP } from '../content/sample-content.ts';
import { aModerator } from '../fakes/a-moderator.ts';
import { fakeChannels } from '../fakes/platforms.ts';
import { ingested } from './ingested.ts';

export const INVITE = `${CIP}/posts/03-invite.md`;
const CAMPAIGN = '2027-01-cip-meeting';

/** The sample's experiment between moderators' groups, as it goes out to so many of them. */
export async function packOfArms(count: number) {
  const here = await ingested();
  const register = async (...codes: readonly string[]) => {
    for (const code of codes) await here.moderators.keep(aModerator(code), null);
  };
  await register(...Array.from({ length: count }, (_, index) => `code-${String(index).padStart(2, '0')}`));
  /** What each moderator was sent, or told, by code. */
  const heard = new Map<string, string[]>();
  const note = ({ recipients: [code = ''] }: Delivery, said: string) =>
    heard.set(code, [...(heard.get(code) ?? []), said]);
  const adapter: ChannelAdapter = {
    steps: (message) => packSteps(message, { withoutLogo: false }),
    async send(step, { text }, delivery) {
      if (step === 'text') note(delivery, text);
      return { kind: 'published', externalId: step, permalink: null };
    },
    async edit(before, after, delivery) {
      note(delivery, `${before.text} → ${after.text}`);
      return { kind: 'done' };
    },
    async remind({ text }, delivery) {
      note(delivery, `again: ${text}`);
      return { kind: 'done' };
    },
  };
  const ports: PublishPorts = { ...here, tell: async () => 0, channels: fakeChannels(adapter, 'sandbox') };
  const pack = async (post = '03-invite') => {
    const found = (await here.planned(CAMPAIGN, 'mods-siemreap')).get(post);
    if (!found) throw new Error(`${post} is planned`);
    return found;
  };
  const children = async (post = '03-invite') => Array.fromAsync(here.ledger.childrenOf(await pack(post)));
  /** Lets everything have its moment that was queued. */
  const run = async (with_: PublishPorts = ports) => {
    for (let due = here.queued.shift(); due; due = here.queued.shift()) {
      if (due.dueAt > here.clock.now()) here.clock.set(due.dueAt);
      await publish(due, with_);
    }
  };
  const handOut = async (post = '03-invite', with_: PublishPorts = ports) => {
    const { campaign, id, parent, at } = await pack(post);
    here.queued.splice(0);
    here.clock.set(at);
    await publish({ campaign, id, parent, dueAt: at }, with_);
  };
  const arms = async (post?: string) =>
    new Map((await children(post)).map(({ recipients, variant }) => [recipients[0] ?? '', variant]));
  return { ...here, register, heard, ports, pack, children, run, handOut, arms };
}
