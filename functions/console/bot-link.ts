import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { ConsolePorts } from './app.ts';
import type { Signed } from './sign-in.ts';

const WORKS_FOR_MS = 10 * MINUTE_MS;
const TOKEN_BYTES = 18;

/** POST /api/bot-link: a link by which the caller's own Telegram becomes theirs for the bot; it works once, for ten minutes. */
export function botLink({ clock, staff, moderators }: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = plus(clock.now(), WORKS_FOR_MS);
    await staff.offer(token, context.get('person'), expiresAt);
    const start = `staff_${token}`;
    const bot = (await moderators.communities()).find((community) => community.bot !== null)?.bot;
    return context.json({ start, url: bot ? `https://t.me/${bot}?start=${start}` : null, expires_at: expiresAt });
  };
}
