import { type Delivery, sentSteps } from '../../shared/domain/delivery.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { noteVanished } from './note-vanished.ts';
import type { SummarizePorts } from './summarize.ts';

/** People answer a post for some days; after these, nobody is asked about it any more. */
const READ_FOR_MS = 28 * DAY_MS;
const AT_A_TIME = 5;

/** Reads from the Pages what their posts have gathered. One that cannot be read keeps the figures that it had. */
export async function pollPages(ports: SummarizePorts): Promise<number> {
  const { clock, ledger } = ports;
  const from = plus(clock.now(), -READ_FOR_MS);
  const campaigns = (await ledger.campaigns()).filter(({ endsAt }) => endsAt !== null && endsAt >= from);
  let polled = 0;
  for (const { campaign } of campaigns) {
    const posts = (await ledger.deliveriesOf(campaign)).filter(
      ({ kind, at, state, removedAt, vanishedAt }) =>
        kind === 'facebook_page' && at >= from && sentSteps(state).length > 0 && (removedAt ?? vanishedAt) === null,
    );
    for (let start = 0; start < posts.length; start += AT_A_TIME) {
      const read = await Promise.all(posts.slice(start, start + AT_A_TIME).map((post) => poll(post, ports)));
      polled += read.filter(Boolean).length;
    }
  }
  return polled;
}

async function poll(post: Delivery, ports: SummarizePorts): Promise<boolean> {
  const { clock, engagement, pages, log } = ports;
  const [sent] = sentSteps(post.state);
  if (!sent?.externalId) return false;
  const answer = await pages.summary(post, sent.externalId);
  if (answer.kind === 'gone') {
    await noteVanished(post, ports);
    return false;
  }
  if (answer.kind === 'unavailable') {
    if (answer.why !== 'not_asked') log.info('not_polled', { id: post.id, why: answer.why });
    return false;
  }
  const at = clock.now();
  for (const metric of ['reactions', 'comments', 'shares'] as const) {
    const figure = { campaign: post.campaign, delivery: post.id, metric, source: 'facebook_summary' } as const;
    await engagement.replace(figure, '', answer[metric], at);
  }
  return true;
}
