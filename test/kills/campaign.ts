import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content', '_org');
const TOKEN = 'token-of-dara';

export interface WrittenChannel {
  readonly name: string;
  readonly kind: 'facebook_page' | 'telegram_channel';
  readonly address: string;
}

export interface WrittenPost {
  readonly name: string;
  /** `YYYY-MM-DD HH:MM`, Phnom Penh time. */
  readonly at: string;
  readonly channels: readonly WrittenChannel[];
  readonly cta: string;
  readonly words: { readonly km: string; readonly en: string };
}

export interface WrittenFolder {
  readonly content: string;
  readonly data: string;
  /** The path of the secrets file. */
  readonly secrets: string;
  /** Of the one person whose approval is enough. */
  readonly token: string;
}

/** Writes an organisation with these channels and one campaign with these posts, and real tokens for all of them. */
export function writeCampaign(folder: string, name: string, posts: readonly WrittenPost[]): WrittenFolder {
  const content = join(folder, 'content');
  const secrets = join(folder, 'secrets.json');
  const channels = [...new Map(posts.flatMap((post) => post.channels.map((one) => [one.name, one]))).values()];
  cpSync(SAMPLE, join(content, '_org'), { recursive: true });
  const org = join(content, '_org', 'org.yaml');
  writeFileSync(org, readFileSync(org, 'utf8').replace('approvals: 2', 'approvals: 1'));
  writeFileSync(
    join(content, '_org', 'channels.yaml'),
    ['format: 1', 'channels:', ...channels.map(channelLine), ''].join('\n'),
  );

  const campaign = join(content, 'campaigns', name);
  mkdirSync(join(campaign, 'posts'), { recursive: true });
  writeFileSync(
    join(campaign, 'campaign.yaml'),
    `format: 1
topic: other
name: { km: "សាកល្បង", en: "Trial" }
owner: comms
goal: { measure: shares, target: 1, by: 2027-03-01 }
channels: [${channels.map((channel) => channel.name).join(', ')}]
`,
  );
  for (const post of posts) writeFileSync(join(campaign, 'posts', `${post.name}.md`), postFile(post));

  const pages = channels.filter(({ kind }) => kind === 'facebook_page');
  const tokens = {
    channels: Object.fromEntries(pages.map((page) => [page.name, { pageToken: 'page-token' }])),
    telegram: { botToken: '42:bot-token' },
    people: [{ name: 'Dara', role: 'approver', token: TOKEN }],
  };
  writeFileSync(secrets, JSON.stringify(tokens));
  return { content, data: join(folder, 'data'), secrets, token: TOKEN };
}

function channelLine({ name, kind, address }: WrittenChannel): string {
  const field = kind === 'facebook_page' ? 'page_id' : 'chat_id';
  return `  ${name}: { kind: ${kind}, ${field}: "${address}", label: "${name}" }`;
}

function postFile({ at, channels, cta, words }: WrittenPost): string {
  const names = channels.map(({ name }) => name).join(', ');
  return `---
at: ${at}
channels: [${names}]
cta: ${cta}
---
=== km ===
${words.km}

=== en ===
${words.en}
`;
}
