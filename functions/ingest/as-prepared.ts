import { inOrder } from '../../shared/content/findings.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Content, Problem } from '../../shared/domain/content/content.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { publicMoment } from '../../shared/domain/public-moment.ts';

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

/** Whoever was known to be stopped before its moment is kept past it, as long as it is: somebody is still to be told. */
export function withStopped(record: CampaignRecord, { stopped }: Content, now: Instant): CampaignRecord {
  const before = new Set(record.stopped?.map(({ post, at }) => `${post} ${at}`));
  const own = stopped.flatMap(({ campaign, post, at, awaits, mistaken }) => {
    if (campaign !== record.campaign || at === null || (at <= now && !before.has(`${post} ${at}`))) return [];
    return { post, at, awaits: mistaken ? [] : awaits };
  });
  return { ...record, stopped: own };
}
