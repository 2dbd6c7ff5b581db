import { html } from 'hono/html';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { isForModerators } from '../../../shared/domain/delivery.ts';
import type { PackTally } from '../../../shared/domain/pack-tally.ts';
import { type Cell, cellOf, cellsOf } from '../../../shared/domain/small-cells.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { Evidence } from '../log-evidence.ts';
import { CAME_BACK_WORDS } from './came-back-words.ts';

/** What people did about one post, in numbers: what is not known is said to be so, and is never 0. */
export function cameBack({ delivery, engagement, tally }: Evidence, isStaff: boolean, language: BotLanguage): Html {
  const words = CAME_BACK_WORDS[language];
  const rows = engagement.map(({ metric, value, reason }) => {
    const name = words.metrics[metric] ?? metric;
    if (value !== null) return pair(name, words.cell(isStaff ? value : cellOf(value)));
    return pair(name, `${words.notMeasurable}: ${words.unknown[reason ?? 'not_measurable']}`);
  });
  return html`<section><h2>${words.cameBack}</h2>${isStaff ? '' : html`<p class="second">${words.smallWhy}</p>`}
<dl class="pairs">${rows}</dl>
${isForModerators(delivery) ? html`<h3>${words.moderators}</h3><dl class="pairs">${ofModerators(tally, isStaff, language)}</dl>` : ''}</section>`;
}

function ofModerators(tally: PackTally | null, isStaff: boolean, language: BotLanguage): Html[] {
  const words = CAME_BACK_WORDS[language];
  if (tally === null)
    return [words.received, words.posted, words.declined, words.noAnswer].map((name) => pair(name, words.notOut));
  const { delivered = 0, posted = 0, declined = 0 } = tally;
  const parts = { posted, declined, noAnswer: Math.max(0, delivered - posted - declined) };
  const shown: ReturnType<typeof cellsOf<keyof typeof parts>> = isStaff ? { whole: delivered, parts } : cellsOf(parts);
  const row = (name: string, cell: Cell) => pair(name, words.cell(cell));
  return [
    row(words.received, shown.whole),
    row(words.posted, shown.parts.posted),
    row(words.declined, shown.parts.declined),
    row(words.noAnswer, shown.parts.noAnswer),
  ];
}

function pair(name: string, value: string): Html {
  return html`<dt>${name}</dt><dd>${value}</dd>`;
}
