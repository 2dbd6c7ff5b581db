import { changed, changeModerator, forgetModerator } from '../../shared/actions/moderators.ts';
import { unsubscribe } from '../../shared/actions/subscriptions.ts';
import type { BotKey, BotLanguage, BotUpdate } from '../../shared/domain/callback.ts';
import { type Group, type Moderator, UNSAID } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { groupsVersion, MOST_GROUPS, nextStep, withoutGroup } from '../../shared/domain/registration.ts';
import type { ReceivePorts } from './app.ts';
import { askedNow, oneMoreGroup } from './registering.ts';
import { otherThan, type View } from './step-view.ts';

/** What moderators see and change of their own. */

type Press = Extract<BotUpdate, { kind: 'press' }>;

/** Their groups, and how they want their packs. */
export async function ownGroups(moderator: Moderator, language: BotLanguage, ports: ReceivePorts): Promise<View> {
  const words = MODERATOR_WORDS[language];
  const communities = new Map((await ports.moderators.communities()).map((community) => [community.id, community]));
  const named = (group: Group) => {
    const community = communities.get(group.community);
    const district = community?.districts.find(({ id }) => id === group.district)?.label[language];
    const size = group.size === null || group.size === UNSAID ? null : words.sizes[group.size];
    const state = group.confirmedAt === null ? words.groups.waiting : words.groups.confirmed;
    return [community?.label[language] ?? group.community, size, district, state].filter(Boolean).join(' · ');
  };
  const own = [...new Set(moderator.groups.map(({ community }) => community))];
  const key = (label: string, what: string, value: string): BotKey => ({ label, data: `own.${what}:${value}` });
  const { groups, withoutLogo, countsOpens, pausedAt } = moderator;
  return {
    text: [
      words.groups.head(moderator.code, moderator.posted),
      ...groups.map((group, index) => `${index + 1}. ${named(group)}`),
      ...(pausedAt === null ? [] : [words.paused]),
    ].join('\n\n'),
    keyboard: [
      ...(groups.length < MOST_GROUPS
        ? own.map((id) => [key(addLabel(id, own, communities, language), 'add', id)])
        : []),
      ...groups.map((_, index) => [
        key(`${words.groups.drop} ${index + 1}`, 'drop', `${index}.${groupsVersion(groups)}`),
      ]),
      [key(withoutLogo ? words.groups.logoOn : words.groups.logoOff, 'logo', withoutLogo ? 'with' : 'without')],
      [key(countsOpens ? words.groups.opensOff : words.groups.opensOn, 'opens', countsOpens ? 'no' : 'yes')],
      ...(pausedAt === null ? [] : [[key(words.resume, 'resume', 'yes')]]),
      [key(words.otherLanguage, 'language', otherThan(language))],
    ],
  };
}

/** Whoever has groups in one community alone need not read which. */
function addLabel(
  id: string,
  own: readonly string[],
  communities: ReadonlyMap<string, { readonly label: Readonly<Record<BotLanguage, string>> }>,
  language: BotLanguage,
): string {
  const { add } = MODERATOR_WORDS[language].groups;
  return own.length === 1 ? add : `${add} (${communities.get(id)?.label[language] ?? id})`;
}

const CHANGES: Readonly<Record<string, (known: Moderator, value: string) => Moderator | null>> = {
  logo: (known, value) => ({ ...known, withoutLogo: value === 'without' }),
  opens: (known, value) => ({ ...known, countsOpens: value === 'yes' }),
  drop: (known, value) => {
    const [index, shown] = value.split('.');
    return shown === groupsVersion(known.groups) ? withoutGroup(known, Number(index)) : null;
  },
  resume: (known) => ({ ...known, pausedAt: null }),
  language: (known, value) => ({ ...known, language: value === 'en' ? 'en' : 'km' }),
};

const NOTHING = { is: false, left: null };

/** Takes the press of a button below somebody's own groups; false for one that changes nothing any more. */
export async function changedOwn(
  what: string,
  value: string,
  code: string,
  { under, user, language }: Press,
  ports: ReceivePorts,
): Promise<boolean> {
  const place = under ?? null;
  const sayLeft = () => {
    const text = MODERATOR_WORDS[language].left;
    return ports.bot.say(
      place ? { kind: 'edit', ...place, text, keyboard: [] } : { kind: 'message', chat: user, text },
    );
  };
  if (what === 'stop') {
    await forgetModerator(code, ports);
    await unsubscribe(user, null, ports);
    await sayLeft();
    return true;
  }
  if (what === 'add') return oneMoreGroup(value, code, user, language, ports);
  const change = CHANGES[what];
  const { is, left } = change ? await changed(code, (known) => change(known, value), ports) : NOTHING;
  if (!is || !left || !place) return false;
  // Without any group nothing is kept of them, unless they have come back since.
  if (left.groups.length === 0) {
    if ((await ports.moderators.forget(left)) === 'kept') await sayLeft();
    return true;
  }
  const isAsked = nextStep(left) !== null && what === 'language';
  const view = isAsked ? await askedNow(left, ports) : await ownGroups(left, left.language, ports);
  await ports.bot.say({ kind: 'edit', ...place, ...view });
  return true;
}

/** Packs stop, or go on, for one moderator alone; null for somebody who is none. */
export async function pausedOwn(code: string, isPaused: boolean, ports: ReceivePorts): Promise<Moderator | null> {
  const now = ports.clock.now();
  return changeModerator(code, ports, (known) => known && { ...known, pausedAt: isPaused ? now : null });
}
