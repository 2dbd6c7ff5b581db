import type { BotLanguage, Keyboard } from '../../shared/domain/callback.ts';
import type { Community } from '../../shared/domain/community.ts';
import { SIZE_BANDS, UNSAID } from '../../shared/domain/moderator.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { STEPS, type Step } from '../../shared/domain/registration.ts';

/** What a message of the bot shows. */
export interface View {
  readonly text: string;
  readonly keyboard: Keyboard;
}

/** One step of a registration, with the buttons that answer it. */
export function stepView(step: Step, community: Community, language: BotLanguage): View {
  const words = MODERATOR_WORDS[language];
  const steps = STEPS.filter((one) => one !== 'district' || community.districts.length > 0);
  const head = words.step(steps.indexOf(step) + 1, steps.length);
  const key = (label: string, value: string) => ({ label, data: `join.${step}:${value}` });
  switch (step) {
    case 'terms':
      return {
        text: `${head}\n\n${words.terms(community.label[language], community.packsPerWeek)}`,
        keyboard: [
          [key(words.agree, 'yes')],
          [{ label: words.disagree, data: 'own.stop:yes' }],
          [{ label: words.otherLanguage, data: `own.language:${otherThan(language)}` }],
        ],
      };
    case 'size':
      return {
        text: `${head}\n\n${words.ask.size}`,
        keyboard: pairs([...SIZE_BANDS.map((band) => key(words.sizes[band], band)), key(words.unsaid, UNSAID)]),
      };
    case 'district':
      return {
        text: `${head}\n\n${words.ask.district}`,
        keyboard: pairs([
          ...community.districts.map(({ id, label }) => key(label[language], id)),
          key(words.unsaid, UNSAID),
        ]),
      };
    case 'nickname':
      return { text: `${head}\n\n${words.ask.nickname}`, keyboard: [[key(words.noNickname, 'none')]] };
    default:
      return step satisfies never;
  }
}

function pairs<Key>(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / 2) }, (_, row) => keys.slice(row * 2, row * 2 + 2));
}

export function otherThan(language: BotLanguage): BotLanguage {
  return language === 'km' ? 'en' : 'km';
}
