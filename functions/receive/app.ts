import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type {
  Callers,
  EngagementLedger,
  Keys,
  ModeratorBook,
  Speaker,
  StaffBook,
  Tell,
} from '../../shared/answer-ports.ts';
import { mendOf } from '../../shared/domain/mendable.ts';
import type { Channels, Clock, ContentStore, Ledger, Log } from '../../shared/ports.ts';
import type { People } from '../../shared/sign-in-ports.ts';
import type { SubscriptionBook } from '../../shared/subscription-ports.ts';
import { takePageCallback } from './facebook.ts';
import { packPages } from './pack-page.ts';
import { takeUpdate } from './telegram.ts';
import { trackedLink } from './tracked-link.ts';

export interface ReceivePorts {
  readonly clock: Clock;
  readonly ledger: Pick<
    Ledger,
    | 'approvals'
    | 'approve'
    | 'askChange'
    | 'breakers'
    | 'campaign'
    | 'campaigns'
    | 'childrenOf'
    | 'countCallback'
    | 'deliveriesOf'
    | 'endPause'
    | 'find'
    | 'noteText'
    | 'pause'
    | 'plannedBetween'
    | 'read'
    | 'save'
    | 'saveCampaign'
    | 'setMark'
    | 'setPause'
    | 'standIns'
    | 'tallyOf'
    | 'whoSaid'
    | 'whoseMessage'
  >;
  /** What would hold a delivery; nobody is called from here. */
  readonly channels: Pick<Channels, 'standing'>;
  readonly engagement: EngagementLedger;
  readonly contentStore: Pick<ContentStore, 'kept'>;
  readonly moderators: ModeratorBook;
  readonly subscriptions: SubscriptionBook;
  readonly staff: StaffBook;
  readonly people: Pick<People, 'named'>;
  readonly keys: Pick<Keys, 'of'>;
  readonly callers: Callers;
  readonly bot: Speaker;
  readonly tell: Tell;
  readonly log: Log;
}

const LARGEST_CALLBACK_BYTES = 1024 * 1024;

/**
 * The doors through which the world answers. Only what proves where it comes from is let in. What is let in and cannot
 * be understood is answered 200 all the same: the platform would send it again for a day and hold back what is behind it.
 */
export function receiveApp(ports: ReceivePorts): Hono {
  const { callers, log } = ports;
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: LARGEST_CALLBACK_BYTES,
    onError: (context) => context.json({ error: 'too_large' }, 413),
  });
  // Only a ledger that cannot be reached comes here: the platform keeps the callback, and brings it again.
  app.onError((error, context) => {
    log.error('receive', { error: error.name, ...mendOf(error) });
    return context.json({ error: 'try_again' }, 503);
  });
  app.notFound((context) => context.json({ error: 'not_found' }, 404));

  app.get('/webhooks/facebook', async (context) => {
    const challenge = await callers.facebookChallenge(context.req.query());
    return challenge === null ? context.json({ error: 'unknown_caller' }, 403) : context.text(challenge);
  });

  app.post('/webhooks/facebook', limit, async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    if (!(await callers.isFacebook(body, context.req.header('x-hub-signature-256'))))
      return context.json({ error: 'not_signed' }, 401);
    await takePageCallback(body, ports);
    return context.json({ received: true });
  });

  app.post('/webhooks/telegram', limit, async (context) => {
    const isTelegram = await callers.isTelegram(context.req.header('x-telegram-bot-api-secret-token'));
    if (!isTelegram) return context.json({ error: 'unknown_caller' }, 401);
    const reply = await takeUpdate(new Uint8Array(await context.req.arrayBuffer()), ports);
    // The Bot API carries out a call that stands in the answer: nothing has to reach out from here.
    return context.json(reply ? callers.writeTelegram(reply) : {});
  });

  app.get('/l/:code', trackedLink(ports));
  app.route('/p', packPages(ports));
  return app;
}
