import { join, resolve } from 'node:path';
import { momentInWords } from '../../shared/content/dates.ts';
import { drawInWords } from '../../shared/content/draw-words.ts';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import type { Content } from '../../shared/domain/content/content.ts';
import { plannedHoldOf } from '../../shared/domain/hold.ts';
import { HOLD_WORDS, holdInWords } from '../../shared/domain/hold-words.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type PlannedDelivery, plan, type Slot } from '../../shared/domain/plan.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { existingFolder, nowOption, readOptions, run } from './options.ts';

const USAGE = 'npm run plan -- [DIR] [--now ISO] [--json]';

/** `npm run plan`: what a content folder would publish, when and where, and what would hold it. Changes nothing. */
async function planCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { now: { type: 'string' }, json: { type: 'boolean' } }, USAGE);
  const folder = existingFolder(positionals[0] ?? 'content');
  const now = nowOption(values.now) ?? machineTime();
  const content = readContent(await loadContent(contentFolder(resolve(folder), join(resolve(folder), '.data'))), now);
  const { slots, gone } = plan(content, now);
  console.log(values.json ? JSON.stringify(asJson(slots, content, now)) : inWords(slots, gone, content, now));
  return 0;
}

function asJson(slots: readonly Slot[], { problems }: Content, now: Instant) {
  return {
    slots: slots.map(({ at, deliveries }) => ({
      at,
      deliveries: deliveries.map((delivery) => ({
        delivery_id: delivery.id,
        campaign: delivery.campaign,
        post: delivery.post,
        channel: delivery.channel,
        kind: delivery.kind,
        at: delivery.at,
        public_at: delivery.publicAt,
        expires: delivery.expires,
        held: plannedHoldOf(delivery, now),
        held_because: HOLD_WORDS[plannedHoldOf(delivery, now)],
        language: delivery.language,
        variant: delivery.variant,
        recipients: delivery.recipients,
      })),
    })),
    problems: problems.map(({ awaits, ...problem }) => problem),
  };
}

function inWords(
  slots: readonly Slot[],
  gone: readonly PlannedDelivery[],
  { campaigns, problems }: Content,
  now: Instant,
): string {
  const reasons = new Set(
    slots.flatMap(({ deliveries }) => deliveries.map((delivery) => plannedHoldOf(delivery, now))),
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  return [
    ...slots.flatMap(({ at, deliveries }) => [
      momentInWords(at, 'en'),
      ...deliveries.map((delivery) => line(delivery, now)),
    ]),
    ...(slots.length === 0 ? ['Nothing is planned.'] : []),
    ...campaigns.flatMap((campaign) => {
      const drawn = drawInWords(campaign);
      return drawn ? ['', drawn.en] : [];
    }),
    ...(gone.length > 0 ? ['', `${gone.length} not planned, because their moment is past.`] : []),
    ...(errors.length > 0 ? ['', `${errors.length} errors keep posts out of the plan: npm run check says where.`] : []),
    '',
    ...[...reasons].flatMap((reason) => [`${reason}: ${holdInWords(reason).en}`, `  ${holdInWords(reason).km}`]),
  ].join('\n');
}

function line(delivery: PlannedDelivery, now: Instant): string {
  const { post, channel, language, variant } = delivery;
  return `  ${post.padEnd(24)} ${channel.padEnd(16)} ${language}${variant ? ` ${variant}` : ''}   held from real channels: ${plannedHoldOf(delivery, now)}`;
}

await run(planCommand);
