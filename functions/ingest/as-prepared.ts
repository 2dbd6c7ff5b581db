import { isDeepStrictEqual } from 'node:util';
import { inOrder } from '../../shared/content/findings.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Content, Problem } from '../../shared/domain/content/content.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { publicMoment } from '../../shared/domain/public-moment.ts';
import type { Clock, Ledger } from '../../shared/ports.ts';
import type { Beside } from './ingest.ts';

/** What is found wrong with a post only when its photos, videos and voice notes are prepared: it waits for that. */
export interface StoppedBy {
  readonly campaign: Campaign;
  readonly post: Post;
  readonly problem: Problem;
}

/** The content as it is known once everything in it was prepared. */
export function asPrepared(content: Content, found: readonly StoppedBy[], advice: readonly Problem[]): Content {
  const posts = Map.groupBy(found, ({ post }) => post);
  return {
    ...content,
    problems: inOrder([...content.problems, ...found.map(({ problem }) => problem), ...advice]),
    stopped: [
      ...content.stopped,
      ...[...posts].flatMap(([post, own]) => {
        const [first] = own;
        if (!first) return [];
        const { campaign } = first;
        const awaits = [...new Set(own.flatMap(({ problem }) => problem.awaits ?? []))];
        const mistaken = own.some(({ problem }) => problem.awaits === undefined);
        const at = publicMoment(campaign, post)?.at ?? null;
        return { campaign: campaign.id, folder: campaign.folder, post: post.id, file: post.file, at, awaits, mistaken };
      }),
    ],
  };
}

/**
 * Whoever was known to be stopped before its moment is kept past it, as long as it is: somebody is still to be told. A
 * moment that nobody can know while the campaign cannot be read is the one that was known before.
 */
export function withStopped(record: CampaignRecord, { stopped, broken }: Content, now: Instant): CampaignRecord {
  const before = new Map(record.stopped?.map((one) => [one.post, one.at]));
  const own = stopped.flatMap(({ campaign, folder, post, at: written, awaits, mistaken }) => {
    const at = written ?? (broken.includes(folder) ? before.get(post) : undefined);
    if (campaign !== record.campaign || at === undefined || (at <= now && before.get(post) !== at)) return [];
    return { post, at, awaits: mistaken ? [] : awaits };
  });
  return { ...record, stopped: own };
}

/**
 * Notes what is stopped of campaigns that could not be entered: their settings, or the organisation's, cannot be read.
 * `superseded` when somebody wrote one of them since.
 */
export async function noteStopped(
  content: Content,
  isEntered: (campaign: string) => boolean,
  { known, passedOver }: Beside,
  { clock, ledger }: { readonly clock: Clock; readonly ledger: Pick<Ledger, 'campaign' | 'saveCampaign'> },
): Promise<'noted' | 'superseded'> {
  const before = new Map(known.map((record) => [record.campaign, record]));
  const waiting = content.stopped.filter(({ campaign, folder }) => !isEntered(campaign) && !passedOver.has(folder));
  for (const campaign of new Set(waiting.map((one) => one.campaign))) {
    const record = before.get(campaign) ?? (await ledger.campaign(campaign));
    const noted = withStopped(record, content, clock.now());
    if (isDeepStrictEqual(noted.stopped, record.stopped ?? [])) continue;
    const saved = await ledger.saveCampaign({ ...noted, revision: record.revision + 1 });
    if (saved === 'superseded') return 'superseded';
  }
  return 'noted';
}
