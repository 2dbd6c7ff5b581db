import type { Context } from 'hono';
import type { ConsolePorts } from './app.ts';

/** GET /api/invitations: by which link people become moderators of each community. Staff only: whoever has it may use it. */
export function invitations({ moderators }: ConsolePorts) {
  return async (context: Context) => {
    const rows = (await moderators.invitations()).map(({ community, token, bot }) => {
      const start = `join_${token}`;
      return { community, start, url: bot === null ? null : `https://t.me/${bot}?start=${start}` };
    });
    return context.json(rows);
  };
}
