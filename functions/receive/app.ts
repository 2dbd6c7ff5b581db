import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { Callers, Clock, Ledger, Log } from '../../shared/ports.ts';

export interface ReceivePorts {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'countCallback'>;
  readonly callers: Callers;
  readonly log: Log;
}

const LARGEST_CALLBACK_BYTES = 1024 * 1024;
/** Technical counts are kept for two weeks. */
const KEPT_MS = 14 * DAY_MS;

/** The doors through which the world answers. Only what proves where it comes from is let in; of that, the count is kept. */
export function receiveApp({ clock, ledger, callers }: ReceivePorts): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: LARGEST_CALLBACK_BYTES,
    onError: (context) => context.json({ error: 'too_large' }, 413),
  });
  const count = (platform: string) => ledger.countCallback(platform, clock.now(), plus(clock.now(), KEPT_MS));

  app.get('/webhooks/facebook', async (context) => {
    const challenge = await callers.facebookChallenge(context.req.query());
    return challenge === null ? context.json({ error: 'unknown_caller' }, 403) : context.text(challenge);
  });

  app.post('/webhooks/facebook', limit, async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    if (!(await callers.isFacebook(body, context.req.header('x-hub-signature-256'))))
      return context.json({ error: 'not_signed' }, 401);
    await count('facebook');
    return context.json({ received: true });
  });

  app.post('/webhooks/telegram', limit, async (context) => {
    const isTelegram = await callers.isTelegram(context.req.header('x-telegram-bot-api-secret-token'));
    if (!isTelegram) return context.json({ error: 'unknown_caller' }, 401);
    await count('telegram');
    return context.json({ received: true });
  });

  return app;
}
