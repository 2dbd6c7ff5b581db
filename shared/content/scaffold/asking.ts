import type { CallToAction } from '../../domain/content/call-to-action.ts';
import type { Bilingual } from '../../domain/content/language.ts';
import type { Organisation } from '../../domain/content/organisation.ts';
import { inBothLanguages } from '../in-both-languages.ts';

/** What a call to action can name: whatever the organisation and the campaign have already. */
export interface Known {
  readonly organisation: Organisation;
  readonly campaignId: string;
  readonly events: Readonly<Record<string, unknown>>;
  readonly questions: Readonly<Record<string, unknown>>;
  readonly hasSubscription: boolean;
  /** `YYYY-MM-DD HH:MM` until when answers are taken. */
  readonly closes: string;
}

/** Khmer: draft, needs native review. */
const CHOICES: readonly Bilingual[] = [
  { km: 'ជម្រើសទី ១', en: 'First choice' },
  { km: 'ជម្រើសទី ២', en: 'Second choice' },
  { km: 'មិនទាន់ដឹង', en: 'I do not know yet' },
];

/** What stands after `cta:` when somebody asks for this; what it needs and is not there yet is told to them. */
export function ctaText(type: CallToAction['type'], known: Known): string {
  const { organisation, campaignId, closes } = known;
  const { settings, places, hotlines } = organisation;
  switch (type) {
    case 'share':
    case 'subscribe_series':
      if (type === 'subscribe_series' && !known.hasSubscription) throw NEEDS.series();
      return `{ type: ${type} }`;
    case 'attend_event':
      return `{ type: attend_event, event: ${first(known.events, NEEDS.event)} }`;
    case 'give_feedback': {
      const questions = Object.keys(known.questions).slice(0, 3);
      if (questions.length === 0) throw NEEDS.questions();
      return `{ type: give_feedback, about: ${campaignId}, questions: [${questions.join(', ')}], closes: ${closes} }`;
    }
    case 'ask_question':
      return `{ type: ask_question, topic: ${campaignId}, answer_within_days: 3, answered_where: private }`;
    case 'visit_service':
      return `{ type: visit_service, place: ${first(places, NEEDS.place)} }`;
    case 'learn_more': {
      const [host] = settings.link_hosts;
      if (host === undefined) throw NEEDS.host();
      return `{ type: learn_more, url: "https://${host}/" }`;
    }
    case 'call_hotline': {
      const verified = Object.keys(hotlines).filter((name) => hotlines[name]?.verified_on);
      return `{ type: call_hotline, hotline: ${verified[0] ?? first(hotlines, NEEDS.hotline)} }`;
    }
    case 'join_group':
      return '{ type: join_group, group: "@our_group" }';
    case 'vote_poll': {
      const listOf = (language: string) =>
        CHOICES.map((choice) => `"${language === 'km' ? choice.km : choice.en}"`).join(', ');
      const options = settings.languages.map((language) => `${language}: [${listOf(language)}]`);
      return `{ type: vote_poll, options: { ${options.join(', ')} } }`;
    }
    case 'do_it_now':
      return '{ type: do_it_now, done_button: true, minutes: 2 }';
    case 'none':
      return '{ type: none, why: "……" }';
    default:
      return type satisfies never;
  }
}

function first(list: Readonly<Record<string, unknown>>, missing: () => Error): string {
  const [name] = Object.keys(list);
  if (name === undefined) throw missing();
  return name;
}

/** What must be there first. Khmer: draft, needs native review. */
export const NEEDS = {
  event: () =>
    inBothLanguages({
      km: 'យុទ្ធនាការនេះមិនទាន់មានព្រឹត្តិការណ៍ទេ។ សូមសរសេរវាក្នុង events: នៃ campaign.yaml ឬចាប់ផ្តើមថ្មី៖ npm run new -- campaign',
      en: 'This campaign has no event yet. Write it under events: in its campaign.yaml, or begin a new one: npm run new -- campaign',
    }),
  questions: () =>
    inBothLanguages({
      km: 'questions.yaml នៃយុទ្ធនាការនេះមិនទាន់មានសំណួរទេ។ សូមសរសេរសំណួរមួយសិន។',
      en: 'The questions.yaml of this campaign has no question yet. Write one first.',
    }),
  place: () =>
    inBothLanguages({
      km: 'មិនទាន់មានទីកន្លែងទេ។ សូមសរសេរវាក្នុង _org/places.yaml សិន។',
      en: 'There is no place yet. Write it in _org/places.yaml first.',
    }),
  host: () =>
    inBothLanguages({
      km: 'មិនទាន់មានគេហទំព័រដែលអនុញ្ញាតទេ។ សូមសរសេរវាក្នុង link_hosts: នៃ _org/org.yaml សិន។',
      en: 'No site is allowed yet. Write it under link_hosts: in _org/org.yaml first.',
    }),
  hotline: () =>
    inBothLanguages({
      km: 'មិនទាន់មានលេខជំនួយទេ។ សូមសរសេរវាក្នុង _org/hotlines.yaml សិន ហើយឱ្យមនុស្សពីរនាក់ទូរស័ព្ទសាក។',
      en: 'There is no hotline yet. Write it in _org/hotlines.yaml first, and have two people call it.',
    }),
  series: () =>
    inBothLanguages({
      km: 'យុទ្ធនាការនេះមិនមានស៊េរីសម្រាប់ចុះឈ្មោះទេ។ សូមចាប់ផ្តើមស៊េរី៖ npm run new -- series',
      en: 'This campaign has no series to subscribe to. Begin one: npm run new -- series',
    }),
} as const;
