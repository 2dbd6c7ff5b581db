import { tellMended } from '../../shared/content/staff-words.ts';
import { type Breaker, stillBroken } from '../../shared/domain/breaker.ts';
import type { Probed } from '../../shared/domain/outcome.ts';
import type { ReconcilePorts } from './reconcile.ts';

/** Reads each broken channel whose turn it is, and lets go of those that are proved good. Answers how many. */
export async function probeChannels(ports: ReconcilePorts): Promise<number> {
  const { clock, ledger, log, tell } = ports;
  let mended = 0;
  for (const breaker of await ledger.breakers()) {
    if (breaker.probeAt > clock.now()) continue;
    const { channel } = breaker;
    const { kind } = await probed(breaker, ports).catch((): Probed => ({ kind: 'unreadable', why: 'failed' }));
    await ledger.probed(channel, kind === 'good' ? null : stillBroken(breaker, clock.now()));
    if (kind !== 'good') continue;
    mended += 1;
    log.info('channel_mended', { channel });
    await tell(tellMended(channel));
  }
  return mended;
}

async function probed({ channel, reaches }: Breaker, { channels }: ReconcilePorts): Promise<Probed> {
  const standing = await channels.standing({ channel, ...reaches });
  if (standing !== 'real' && standing !== 'sandbox') return { kind: 'bad', why: standing };
  const adapter = await channels.open({ channel, ...reaches });
  return adapter.probe?.() ?? { kind: 'good' };
}
