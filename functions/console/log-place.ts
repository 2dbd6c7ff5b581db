import type { LogPlace } from '../../shared/domain/closed-month.ts';
import { deliveryIdText } from '../../shared/domain/delivery-id.ts';
import { parseInstant } from '../../shared/domain/instant.ts';

/** A place in the log as it stands in an address: where the next page goes on. */

export function placeText({ at, id }: LogPlace): string {
  return `${at}~${id}`;
}

/** Null: from the beginning; undefined: it is none. */
export function afterPlace(text: string | undefined): LogPlace | null | undefined {
  if (!text) return null;
  const [moment = '', id = ''] = text.split('~');
  const at = parseInstant(moment);
  const known = deliveryIdText(id);
  return at !== null && known !== null ? { at, id: known } : undefined;
}
