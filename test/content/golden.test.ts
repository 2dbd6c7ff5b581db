import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIRECT, type Reach } from '../../shared/content/reach.ts';
import { CALL_TO_ACTION_TYPES, CallToAction } from '../../shared/domain/content/call-to-action.ts';
import { CHANNEL_KINDS, type ChannelKind } from '../../shared/domain/content/channel.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import type { Message } from '../../shared/domain/message.ts';
import { aCampaign, anOrganisation, IN_TWO_SESSIONS, PAGE_ID, withoutBot, withPage } from './a-post.ts';
import { CALLS_TO_ACTION, EXAMPLES } from './calls-to-action.ts';
import { drawn, drawnNote } from './drawn.ts';
import { type Asks, shown } from './render-look.ts';

/**
 * Every call to action on every kind of channel, as people read it: golden/<type>.txt is what a change of words has to be
 * read in. What each must hold is said here and in render-calls-to-action.test.ts; a file alone promises nothing.
 */
const GOLDEN = join(import.meta.dirname, 'golden');
// Before a missing file is written anew.
const FILES = readdirSync(GOLDEN);
const LANGUAGES = ['km', 'en'] as const;
const TRACKED: Reach = { publicUrl: 'https://go.example.net' };
const TWICE = aCampaign({ 'cip-meeting': IN_TWO_SESSIONS });
const TRUSTING = { link_hosts: ['example.org'] };
const REACHES = [
  ['a bot', anOrganisation(TRUSTING), DIRECT],
  ['a bot and tracked links', anOrganisation(TRUSTING), TRACKED],
  ['no bot', withPage(withoutBot()), DIRECT],
  ['no bot, and tracked links', withPage(withoutBot()), TRACKED],
  ['no bot and no Page', withoutBot(), DIRECT],
] as const satisfies readonly (readonly [string, Organisation, Reach])[];

const pairs = CHANNEL_KINDS.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })));

/** With a bot all pairs; of everything else what is not the same. */
function goldenOf(asks: Asks, campaign = aCampaign()): string {
  const { type, ...settings } = asks;
  const known = new Set<string>();
  const isNew = (text: string) => known.size < known.add(text).size;
  const blocks = REACHES.flatMap(([reaches, organisation, reach]) =>
    pairs.flatMap(({ kind, language }) => {
      const message = shown(asks, kind, language, organisation, campaign, reach);
      const note = message.note && isNew(message.note) ? `${drawnNote(message.note)}\n` : '';
      const text = drawn(message);
      return isNew(`${kind} ${language} ${text}`) ? [`--- ${kind} · ${language} · ${reaches}\n${note}${text}`] : [];
    }),
  );
  const sessions = campaign === TWICE ? ' · an event with two sessions' : '';
  return [`=== ${type} ${JSON.stringify(settings)}${sessions}`, ...blocks].join('\n\n');
}

describe('calls to action as people read them', () => {
  it('have an example of every type with every setting that it may have, and a golden file', () => {
    expect(Object.keys(CALLS_TO_ACTION)).toEqual([...CALL_TO_ACTION_TYPES]);
    for (const option of CallToAction.options) {
      const types: readonly CallToAction['type'][] = [...option.shape.type.values];
      const examples = EXAMPLES.filter(({ type }) => types.includes(type));
      const used = new Set(examples.flatMap((asks) => Object.keys(asks)));
      expect([...used].sort()).toEqual(Object.keys(option.shape).sort());
    }
    expect(FILES.toSorted()).toEqual(CALL_TO_ACTION_TYPES.map((type) => `${type}.txt`).sort());
  });

  it.each(CALL_TO_ACTION_TYPES)('are, for %s, those of its golden file', async (type) => {
    const golden = EXAMPLES.filter((asks) => asks.type === type)
      .flatMap((asks) => [goldenOf(asks), ...(type === 'attend_event' ? [goldenOf(asks, TWICE)] : [])])
      .join('\n\n\n');
    await expect(`${golden}\n`).toMatchFileSnapshot(join(GOLDEN, `${type}.txt`));
  });

  const private_ = [...CALLS_TO_ACTION.give_feedback, ...CALLS_TO_ACTION.ask_question];
  const cases = private_.flatMap((asks) =>
    REACHES.flatMap(([reaches, organisation, reach]) =>
      pairs.map((pair) => ({ ...pair, asks, type: asks.type, reaches, organisation, reach })),
    ),
  );
  it.each(cases)('let people answer $type in private on $kind in $language with $reaches', (one) => {
    const { asks, kind, language, organisation, reach } = one;
    const message = shown(asks, kind, language, organisation, aCampaign(), reach);
    expect(privateWay(message, kind)).toMatch(
      WAYS[kind][organisation.settings.bot ? 'bot' : organisation.channels.page ? 'page' : 'neither'],
    );
    expect(message.text).not.toMatch(/comment|មតិយោបល់|ខមមិន/i);
  });
});

const BOT = /^https:\/\/t\.me\/KumruSampleBot\?start=(feedback|question)_[a-z2-7]{20}$/;
const PAGE = new RegExp(`^https://m\\.me/${PAGE_ID}$`);
const PRESS = /^press (feedback|question)$/;
const PAPER =
  /^(អ្នកអាចឆ្លើយលើក្រដាសសំណួរ។|You can answer on the paper form\.|អ្នកអាចដាក់សំណួរក្នុងប្រអប់នៅការិយាល័យ។|You can put your question in the box at the office\.)$/;
const WORDS = /^(ឆ្លើយជាឯកជន|សួរជាឯកជន|Answer privately|Ask privately)(៖|:) (សូមផ្ញើសារមកយើង|send us a message)$/;

/** What must be found, by kind of channel: a button, an address that opens a private chat, or words. */
const WAYS: Readonly<Record<ChannelKind, Readonly<Record<'bot' | 'page' | 'neither', RegExp>>>> = {
  telegram_channel: { bot: PRESS, page: PRESS, neither: PRESS },
  telegram_group: { bot: PRESS, page: PRESS, neither: PRESS },
  facebook_page: { bot: BOT, page: PAGE, neither: PAGE },
  moderator_pack: { bot: BOT, page: PAGE, neither: WORDS },
  offline_pack: { bot: PAPER, page: PAPER, neither: PAPER },
};

function privateWay({ text, button, link }: Message, kind: ChannelKind): string {
  if (button) return button.kind === 'press' ? `press ${button.action}` : button.url;
  const last = text.split('\n').at(-1) ?? '';
  const url = kind === 'offline_pack' ? undefined : /https:\S+$/.exec(last)?.[0];
  return url === undefined ? last : url === link?.url ? link.target : url;
}
