import type { PageAct } from '../../shared/domain/callback.ts';
import { DAY_MS } from '../../shared/domain/instant.ts';
import type { ReceivePorts } from './app.ts';
import { countOnce } from './count-once.ts';
import { heard } from './heard.ts';
import { orPoison } from './poison.ts';

/** Facebook brings a callback again for 36 hours. @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const RETOLD_MS = 3 * DAY_MS;
/** A batch holds up to 1000 acts. */
const AT_A_TIME = 20;

/** Counts what people did to our posts on a Page, each act once, however often and in whatever order it is told. */
export async function takePageCallback(body: Uint8Array, ports: ReceivePorts): Promise<void> {
  const callback = ports.callers.readFacebook(body);
  await heard('facebook', ports);
  if (callback.kind === 'illegible') {
    const { error } = callback;
    return orPoison({ platform: 'facebook', update: null, what: 'callback', error, body }, ports);
  }
  if (callback.unreadable > 0) {
    // What was legible beside it is counted; that something was not must not look like nothing happened.
    await orPoison({ platform: 'facebook', update: null, what: 'change', error: 'unreadable', body }, ports);
  }
  await orPoison({ platform: 'facebook', update: null, what: 'acts', body }, ports, () =>
    countAll(callback.acts, ports),
  );
}

/** Counts all that can be counted before it says that one could not. */
async function countAll(acts: readonly PageAct[], ports: ReceivePorts): Promise<void> {
  const failures: unknown[] = [];
  for (let start = 0; start < acts.length; start += AT_A_TIME) {
    const some = await Promise.allSettled(acts.slice(start, start + AT_A_TIME).map((act) => count(act, ports)));
    failures.push(...some.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
  }
  if (failures.length > 0) throw failures[0];
}

async function count({ page, post, metric, change, identity }: PageAct, ports: ReceivePorts): Promise<void> {
  const address = change === 0 ? null : await ports.ledger.whoseMessage(page, post);
  if (!address) return;
  const figure = { campaign: address.campaign, delivery: address.id, metric, source: 'facebook_callbacks' } as const;
  await countOnce({ figure, change, event: ['facebook', identity], retoldMs: RETOLD_MS }, ports);
}
