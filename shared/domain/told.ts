import type { Delivery } from './delivery.ts';

/** What a log line says of a delivery: names that we gave ourselves, and nothing of the text. */
export function told({ id, campaign, post, channel, state }: Delivery): Readonly<Record<string, unknown>> {
  return { id, campaign, post, channel, status: state.status, ...('why' in state && { why: state.why }) };
}
