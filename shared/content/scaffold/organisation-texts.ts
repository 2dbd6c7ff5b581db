import type { Bilingual } from '../../domain/content/language.ts';

/** What a new organisation's files begin with: places to write in, none of which exists yet. Khmer: draft, needs native review. */
const COMMENTS = {
  languages: { km: 'ភាសាទីមួយត្រូវបានផ្សាយ', en: 'the first one is published' },
  hours: { km: 'គ្មានអ្វីចេញក្រៅម៉ោងនេះទេ', en: 'nothing goes out outside these hours' },
  gap: { km: 'នាទី រវាងប្រកាសពីរ', en: 'minutes between two posts' },
  approvals: { km: 'មនុស្សប៉ុន្មាននាក់ត្រូវយល់ព្រម', en: 'how many people must approve' },
  packs: { km: 'កញ្ចប់ច្រើនបំផុតក្នុងមួយសប្តាហ៍', en: 'packs a week at most, for each moderator' },
  hosts: { km: 'គេហទំព័ររបស់អ្នក ដែលតំណអាចនាំទៅ', en: 'your sites, to which links may lead' },
  quiet: { km: 'ថ្ងៃមិនផ្សាយ ឧទាហរណ៍៖', en: 'days without posts, for example:' },
  bot: { km: 'ឈ្មោះ bot របស់អ្នក គ្មាន @៖', en: 'the name of your bot, without @:' },
  channels: {
    km: 'ឈ្មោះខាងឆ្វេងជាអ្វីដែលប្រកាសប្រើ។ ប្តូរលេខជាលេខរបស់អ្នក; កុំដាក់លេខសម្ងាត់នៅទីនេះ។',
    en: 'The name on the left is what posts use. Put your own numbers; never a password or token.',
  },
  communities: { km: 'ក្រុមដែលអ្នកសម្របសម្រួលមើល; គ្មានឈ្មោះមនុស្ស។', en: 'Groups run by moderators; never a person.' },
  places: { km: 'កន្លែងដែលអ្នកជួបមនុស្ស។', en: 'Where you meet people.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The files of a new `_org/`, by path. */
export function organisationTexts(spoken: 'km' | 'en'): ReadonlyMap<string, string> {
  const say = (comment: keyof typeof COMMENTS) => `# ${COMMENTS[comment][spoken]}`;
  return new Map([
    [
      '_org/org.yaml',
      `format: 1
timezone: Asia/Phnom_Penh
languages: [km, en]   ${say('languages')}
post_hours: "06:00-21:00"   ${say('hours')}
min_gap_minutes: 120   ${say('gap')}
approvals: 2   ${say('approvals')}
packs_per_week: 3   ${say('packs')}
link_hosts: [example.org]   ${say('hosts')}
${say('bot')} bot: our_bot
${say('quiet')} quiet_dates: [{ from: 2027-04-14, to: 2027-04-16, why: khmer-new-year }]
`,
    ],
    [
      '_org/channels.yaml',
      `format: 1
${say('channels')}
channels:
  fb-main: { kind: facebook_page, page_id: "100000000000001", label: "Facebook Page" }
  tg-main: { kind: telegram_channel, chat_id: "-1001000000001", label: "Telegram channel" }
  moderators: { kind: moderator_pack, communities: [our-groups], label: "Moderators", lead_hours: 12 }
`,
    ],
    [
      '_org/communities.yaml',
      `format: 1
${say('communities')}
communities:
  our-groups: { km: "ក្រុមសហគមន៍របស់យើង", en: "Our community groups" }
`,
    ],
    [
      '_org/places.yaml',
      `format: 1
${say('places')}
places:
  commune-office: { km: "សាលាឃុំ", en: "Commune office", step_free: false }
`,
    ],
  ]);
}
