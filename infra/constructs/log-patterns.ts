/**
 * Which lines of the functions' logs are counted for the alarms, as CloudWatch writes its patterns. The lines are those
 * of shared/runtime/log.ts.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */

/** A person who blocked the bot, or has left, is nothing that an engineer could mend; nor is a community without anybody. */
const OF_ONE_PERSON = [
  'telegram_403: blocked',
  'telegram_403: deactivated',
  'moderator_left',
  'moderator_paused',
  'no_moderators',
];

/** What was missed because people did not decide, or decided so, they are told of by the bot. */
const MISSED_BY_US = ['expired', 'no_token', 'channel_broken', 'campaign_vanished'];

/** A delivery that was refused, is public in part or perhaps, or was missed although nobody wanted that. */
export const FAILED_DELIVERY = `{ (${is('event', ['attempted', 'settled'])}) && (${[
  is('status', ['unknown', 'incomplete']),
  `(${is('status', ['refused'])} && ${OF_ONE_PERSON.map((why) => `$.why != "${why}"`).join(' && ')})`,
  `(${is('status', ['missed'])} && (${is('why', MISSED_BY_US)}))`,
].join(' || ')}) }`;

/** A channel that refuses everything, and a Page whose token the hourly reading finds dead. */
export const TOKEN_DIED = `{ ${is('event', ['channel_broken'])} || (${is('event', ['not_polled'])} && ${is('why', ['*: token'])}) }`;

function is(field: string, values: readonly string[]): string {
  return values.map((value) => `$.${field} = "${value}"`).join(' || ');
}
