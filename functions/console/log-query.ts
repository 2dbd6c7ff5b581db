import type { LogPlace } from '../../shared/domain/closed-month.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, wallMonth } from '../../shared/domain/instant.ts';
import { LOG_MARKS, type LogMark, marksOf } from '../../shared/domain/log-marks.ts';
import { isMonth } from './deliveries.ts';
import { afterPlace, placeText } from './log-place.ts';

/** What somebody wants to see of the log. */
export interface LogQuery {
  readonly month: string;
  readonly campaign: string | null;
  readonly channel: string | null;
  readonly outcome: LogMark | null;
  readonly partnerCode: string | null;
  readonly after: LogPlace | null;
}

/** Whatever cannot be understood is as if it had not been asked for: a link that was cut still leads to the log. */
export function logQuery(query: Readonly<Record<string, string>>, now: Instant): LogQuery {
  const { month, campaign, channel, outcome, partner_code, after } = query;
  return {
    month: isMonth(month) ? month : wallMonth(now),
    campaign: campaign || null,
    channel: channel || null,
    outcome: LOG_MARKS.find((mark) => mark === outcome) ?? null,
    partnerCode: partner_code || null,
    after: afterPlace(after) ?? null,
  };
}

/** The address at which the log shows exactly this. */
export function logPath({ month, campaign, channel, outcome, partnerCode, after }: LogQuery): string {
  const asked = { month, campaign, channel, outcome, partner_code: partnerCode, after: after && placeText(after) };
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  );
  return `/log?${new URLSearchParams(given)}`;
}

/** Whether every row of the month is asked for. */
export function asksForAll({ campaign, channel, outcome, partnerCode }: LogQuery): boolean {
  return [campaign, channel, outcome, partnerCode].every((one) => one === null);
}

/** Whether a row is among what is asked for; `codes`: each campaign's partner code. */
export function isAsked(delivery: Delivery, query: LogQuery, codes: ReadonlyMap<string, string>): boolean {
  return (
    isOfCampaign(delivery.campaign, query, codes) &&
    (query.channel === null || delivery.channel === query.channel) &&
    (query.outcome === null || marksOf(delivery).includes(query.outcome))
  );
}

export function isOfCampaign(
  campaign: string,
  query: Pick<LogQuery, 'campaign' | 'partnerCode'>,
  codes: ReadonlyMap<string, string>,
): boolean {
  const isNamed = query.campaign === null || query.campaign === campaign;
  return isNamed && (query.partnerCode === null || codes.get(campaign) === query.partnerCode);
}
