import type { CallToAction } from '../../domain/content/call-to-action.ts';
import { type MEASURES, TOPICS } from '../../domain/content/campaign.ts';
import type { Bilingual } from '../../domain/content/language.ts';
import type { Organisation } from '../../domain/content/organisation.ts';
import { inKhmerDigits } from '../../domain/khmer-digits.ts';

export interface NewCampaign {
  readonly name: Bilingual;
  readonly cta: CallToAction['type'];
  /** `YYYY-MM-DD` by which the goal is to be met. */
  readonly by: string;
  readonly event: { readonly starts: string; readonly ends: string; readonly place: string } | null;
  readonly series: { readonly start: string; readonly time: string } | null;
}

/** What each call to action is measured by; where nothing honest is known of it, what can be asked for later. */
const MEASURED_BY: Readonly<Record<CallToAction['type'], (typeof MEASURES)[number]>> = {
  share: 'shares',
  attend_event: 'attendance',
  give_feedback: 'feedback_sets',
  ask_question: 'questions',
  visit_service: 'feedback_sets',
  learn_more: 'link_opens',
  call_hotline: 'feedback_sets',
  join_group: 'joins',
  vote_poll: 'votes',
  do_it_now: 'self_reported_done',
  subscribe_series: 'subscriptions',
  none: 'shares',
};

/** Khmer: draft, needs native review. */
const COMMENTS = {
  topic: { km: 'មួយក្នុងចំណោម៖', en: 'one of:' },
  owner: { km: 'តួនាទី មិនមែនឈ្មោះមនុស្ស', en: 'a role, never a person' },
  goal: { km: 'អ្នកសង្ឃឹមប៉ុន្មាន និងត្រឹមថ្ងៃណា', en: 'how many you hope for, and by when' },
  channels: { km: 'ឈ្មោះក្នុង _org/channels.yaml', en: 'names in _org/channels.yaml' },
  review: { km: 'សរសេរ done ពេលម្ចាស់ភាសាបានអាន', en: 'write done when a native reader has read it' },
  event: { km: 'ពេលប្រជុំប្តូរថ្ងៃ សូមកែតែនៅទីនេះ', en: 'when the meeting moves, change it only here' },
  place: { km: 'ឈ្មោះក្នុង _org/places.yaml', en: 'a name in _org/places.yaml' },
  access: { km: 'សរសេរ true សម្រាប់អ្វីដែលមាន', en: 'write true for what there is' },
  series: { km: 'ប្រកាសគ្មាន at: ចេញតាមលំដាប់លេខ', en: 'posts without at: go out in the order of their numbers' },
  subscription: { km: 'មនុស្សអាចចាប់ផ្តើមថ្ងៃណាក៏បាន', en: 'people may begin on any day' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Khmer: draft, needs native review. */
const AGENDA: readonly Bilingual[] = [
  { km: 'បើកប្រជុំ', en: 'Opening' },
  { km: 'ប្រជាពលរដ្ឋលើកតម្រូវការ', en: 'Citizens raise needs' },
  { km: 'ជំហានបន្ទាប់', en: 'Next steps' },
];

/** The whole `campaign.yaml`, with comments in the language that its author reads. */
export function campaignText(campaign: NewCampaign, { settings, channels }: Organisation, spoken: 'km' | 'en'): string {
  const { name, cta, by, event, series } = campaign;
  const say = (comment: keyof typeof COMMENTS) => `   # ${COMMENTS[comment][spoken]}`;
  const { languages } = settings;
  const speaks = (id: string) => languages.includes(channels[id]?.language ?? languages[0] ?? 'km');
  const kinds = ['facebook_page', 'telegram_channel', 'moderator_pack', ...(event ? ['offline_pack'] : [])];
  const all = Object.keys(channels).filter(speaks);
  const usual = all.filter((id) => kinds.includes(channels[id]?.kind ?? ''));
  return `format: 1
topic: other${say('topic')} ${TOPICS.join(', ')}
name:
  km: ${JSON.stringify(name.km)}
  en: ${JSON.stringify(name.en)}
owner: comms${say('owner')}
goal: { measure: ${MEASURED_BY[cta]}, target: 50, by: ${by} }${say('goal')}
channels: [${(usual.length > 0 ? usual : all).join(', ')}]${say('channels')}
review: { ${languages.map((language) => `${language}: needed`).join(', ')} }${say('review')}
${event ? eventText(event, languages, say) : ''}${
  series
    ? `
series:${say('series')}
  start: ${series.start}
  on: [mon, wed, fri]
  time: "${series.time}"
  also_by_subscription: true${say('subscription')}
`
    : ''
}`;
}

function eventText(
  { starts, ends, place }: NonNullable<NewCampaign['event']>,
  languages: readonly string[],
  say: (comment: keyof typeof COMMENTS) => string,
): string {
  const agenda = languages.map(
    (language) =>
      `      ${language}: [${AGENDA.map((item) => `"${language === 'km' ? item.km : item.en}"`).join(', ')}]\n`,
  );
  return `
events:${say('event')}
  meeting:
    starts: ${starts}
    ends: ${ends}
    place: ${place}${say('place')}
    agenda:
${agenda.join('')}    rsvp: bot
    access: { step_free: false, women_corner: false, childcare: false, sign_language: false }${say('access')}
`;
}

/** A `questions.yaml` to begin with. Khmer: draft, needs native review. */
export function questionsText(languages: readonly string[]): string {
  const answers: readonly Bilingual[] = [
    { km: 'បាទ/ចាស', en: 'Yes' },
    { km: 'ទេ', en: 'No' },
    { km: 'មិនដឹង', en: 'I do not know' },
  ];
  const options = languages.map(
    (language) => `${language}: [${answers.map((one) => `"${language === 'km' ? one.km : one.en}"`).join(', ')}]`,
  );
  return `format: 1
questions:
  understood: { kind: scale, km: "តើអ្នកយល់ទេ? (${inKhmerDigits(1)}–${inKhmerDigits(5)})", en: "Do you understand it? (1-5)" }
  agree: { kind: pick, options: { ${options.join(', ')} }, km: "តើអ្នកយល់ស្របទេ?", en: "Do you agree?" }
  next: { kind: text, max: 300, km: "តើគួរធ្វើអ្វីបន្ទាប់? (កុំដាក់ឈ្មោះមនុស្ស)", en: "What should be done next? (no people's names)" }
`;
}

/** The names of those questions. */
export const NEW_QUESTIONS: Readonly<Record<string, true>> = { understood: true, agree: true, next: true };
