import type { PageAct } from '../../shared/domain/callback.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { ReceivePorts } from './app.ts';
import { countOnce } from './count-once.ts';
import { orPoison } from './poison.ts';

/** Facebook brings a callback again for 36 hours. @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const RETOLD_MS = 3 * DAY_MS;
/** A batch holds up to 1000 acts. */
const AT_A_TIME = 20;

/** Counts what people did to our posts on a Page, each act once, however often and in whatever order it is told. */
export async function takePageCallback(body: Uint8Array, ports: ReceivePorts): Promise<void> {
  const { callers, ledger, clock } = ports;
  const callback = callers.readFacebook(body);
  await ledger.countCallback('facebook', clock.now(), plus(clock.now(), 14 * DAY_MS));
  if (callback.kind === 'illegible') {
    const { error } = callback;
    return orPoison({ platform: 'facebook', update: null, what: 'callback', error, body }, ports);
  }
  for (let start = 0; start < callback.acts.length; start += AT_A_TIME) {
    const some = callback.acts.slice(start, start + AT_A_TIME);
    await Promise.all(
      some.map((act) =>
        orPoison({ platform: 'facebook', update: null, what: act.metric, body }, ports, () => count(act, ports)),
      ),
    );
  }
}

async function count({ page, post, metric, change, identity }: PageAct, ports: ReceivePorts): Promise<void> {
  const address = change === 0 ? null : await ports.ledger.whoseMessage(page, post);
  if (!address) return;
  const figure = { campaign: address.campaign, delivery: address.id, metric, source: 'facebook_callbacks' } as const;
  await countOnce({ figure, change, event: ['facebook', identity], retoldMs: RETOLD_MS }, ports);
}
