import type { Delivery } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import type { SummarizePorts } from './summarize.ts';

/**
 * A post that was public is gone, though nobody here took it back: the Page's other people did, or the platform. It is
 * never sent again by itself. What was to be deleted anyway is no incident. Somebody else's change in between is left alone; the next hour looks again.
 */
export async function noteVanished(post: Delivery, { clock, ledger, log }: SummarizePorts): Promise<void> {
  const vanished = move(post, { type: 'vanished', at: clock.now() });
  if (!vanished || (await ledger.save(vanished)) !== 'saved') return;
  if (vanished.vanishedAt === null) return;
  log.error('vanished', { id: post.id, campaign: post.campaign, post: post.post, channel: post.channel });
}
