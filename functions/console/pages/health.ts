import type { Context } from 'hono';
import { html } from 'hono/html';
import { contentTree } from '../../../shared/content/content-tree.ts';
import { loadFile } from '../../../shared/content/load.ts';
import { readOrganisation } from '../../../shared/content/read-organisation.ts';
import { channelMend } from '../../../shared/content/staff-words.ts';
import type { Breaker } from '../../../shared/domain/breaker.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Channel } from '../../../shared/domain/content/channel.ts';
import type { ChannelStanding } from '../../../shared/domain/hold.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { ConsolePorts } from '../app.ts';
import type { Signed } from '../sign-in.ts';
import { languageOf, show } from './frame.ts';
import { HEALTH_WORDS } from './health-words.ts';
import { KIND_WORDS } from './state-words.ts';

const PLATFORMS = ['facebook', 'telegram'] as const;

/** GET /health: whether every channel can be spoken to, when the platforms last spoke to us, and what is kept. */
export function healthPage(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const language = languageOf(context);
    const words = HEALTH_WORDS[language];
    const [channels, breakers] = await Promise.all([channelsOf(ports), ports.ledger.breakers()]);
    const broken = new Map(breakers.map((breaker) => [breaker.channel, breaker]));
    const standings = await Promise.all(
      channels.map(async ([id, channel]) => ({
        id,
        channel,
        breaker: broken.get(id),
        standing: broken.has(id) ? ('broken' as const) : await standingOf(id, channel, ports),
      })),
    );
    const called = await Promise.all(PLATFORMS.map((platform) => callbackOf(platform, language, ports)));
    const body = html`<section><h2>${words.channels}</h2>${
      standings.length === 0 ? html`<p>${words.noChannels}</p>` : ''
    }<ul class="plain">${standings.map((one) => channelOf(one, language))}</ul></section>
<section><h2>${words.callbacks}</h2><dl class="pairs">${called}</dl><p class="second">${words.callbacksWhat}</p></section>
<section><h2>${words.keep}</h2><ul>${words.kept.map((one) => html`<li>${one}</li>`)}</ul><p>${words.never}</p></section>`;
    return show(context, { title: words.title, place: 'health', body });
  };
}

/** As the content names them now; the organisation's own files alone are read. */
async function channelsOf({ contentStore }: ConsolePorts): Promise<[string, Channel][]> {
  const paths = (await contentStore.list()).filter((path) => path.startsWith('_org/'));
  const files = await Promise.all(paths.map((path) => loadFile(path, contentStore)));
  const { organisation } = contentTree(files.filter((file) => file !== null));
  return Object.entries(readOrganisation(organisation).channels.entries);
}

function standingOf(id: string, channel: Channel, { channels }: ConsolePorts): Promise<ChannelStanding> {
  const recipients = channel.kind === 'moderator_pack' ? channel.communities : [];
  return channels.standing({ channel: id, kind: channel.kind, recipients, parent: null });
}

interface Standing {
  readonly id: string;
  readonly channel: Channel;
  readonly standing: ChannelStanding;
  readonly breaker: Breaker | undefined;
}

function channelOf({ id, channel, standing, breaker }: Standing, language: BotLanguage): Html {
  const words = HEALTH_WORDS[language];
  const told = breaker
    ? html`<br>${words.brokenSince(breaker.since, breaker.why)}. ${channelMend(breaker.fault)[language]} ${words.readAgain(breaker.probeAt)}`
    : '';
  const communities = channel.kind === 'moderator_pack' ? channel.communities : [];
  const cards = communities.map(
    (community) =>
      html`<br><a class="button" href="/api/invitations/${encodeURIComponent(community)}/cards">${words.cards(community)}</a>`,
  );
  return html`<li><strong>${channel.label}</strong> <small>${id} · ${KIND_WORDS[language][channel.kind]}</small><br>${words.standing[standing]}${told}${cards}</li>`;
}

async function callbackOf(platform: string, language: BotLanguage, { ledger }: ConsolePorts): Promise<Html> {
  const words = HEALTH_WORDS[language];
  const days = await ledger.callbacks(platform);
  const last = days.toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1))[0];
  const name = platform === 'facebook' ? 'Facebook' : 'Telegram';
  return html`<dt>${name}</dt><dd>${last ? words.lastCallback(last.lastAt, last.count) : words.noCallback}</dd>`;
}
