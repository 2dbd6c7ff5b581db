import { whyHeld } from '../../shared/actions/why-held.ts';
import { type Standing, todayWords } from '../../shared/content/today-words.ts';
import { DAY_MS, fromWallTime, plus, wallDate } from '../../shared/domain/instant.ts';
import type { ReceivePorts } from './app.ts';

/** What goes out today, and until noon tomorrow, as it stands now. */
export async function today(ports: ReceivePorts): Promise<string> {
  const now = ports.clock.now();
  const midnight = fromWallTime(wallDate(now), '00:00');
  const noonTomorrow = fromWallTime(wallDate(plus(now, DAY_MS)), '12:00');
  const planned = await Array.fromAsync(ports.ledger.plannedBetween(midnight, noonTomorrow));
  const own = planned.filter(({ parent }) => parent === null);
  const holds = new Map(
    await Promise.all(
      [...new Set(own.map(({ campaign }) => campaign))].map(
        async (campaign) => [campaign, await whyHeld(campaign, ports)] as const,
      ),
    ),
  );
  const standings = own.map(async (delivery): Promise<Standing> => {
    const waits = delivery.state.status === 'scheduled';
    return { delivery, held: waits ? ((await holds.get(delivery.campaign)?.(delivery)) ?? null) : null };
  });
  return todayWords(await Promise.all(standings));
}
