/** How a setting looks when it is right, by its name; inside a call to action by `cta.` and its name. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  format: 'format: 1',
  topic: 'topic: commune_planning',
  name: 'name: { km: "...", en: "..." }',
  owner: 'owner: comms',
  goal: 'goal: { measure: attendance, target: 80, by: 2027-01-16 }',
  measure: 'measure: attendance',
  target: 'target: 80',
  by: 'by: 2027-01-16',
  channels: 'channels: [tg-main]',
  communities: 'communities: [siem-reap]',
  province: 'province: siem-reap',
  starts: 'starts: 2027-01-16 08:00',
  ends: 'ends: 2027-01-16 11:00',
  place: 'place: kumru-commune-office',
  agenda: 'agenda: { km: ["..."], en: ["..."] }',
  start: 'start: 2026-12-07',
  on: 'on: [mon, wed, fri]',
  time: 'time: "19:00"',
  question: 'question: "..."',
  unit: 'unit: slot',
  arms: 'arms: [a, b]',
  decide_on: 'decide_on: 2027-01-17',
  questions: 'questions: [need, place]',
  km: 'km: "..."',
  en: 'en: "..."',
  kind: 'kind: telegram_channel',
  label: 'label: "..."',
  page_id: 'page_id: "100000000000001"',
  chat_id: 'chat_id: "-1001000000001"',
  number: 'number: "0800 000 001"',
  timezone: 'timezone: Asia/Phnom_Penh',
  languages: 'languages: [km, en]',
  post_hours: 'post_hours: "06:00-21:00"',
  approvals: 'approvals: 2',
  from: 'from: 2027-04-14',
  to: 'to: 2027-04-16',
  why: 'why: khmer-new-year',
  at: 'at: 2026-12-28 19:00',
  was: 'was: "2026-12-28 19:00"',
  posts: 'posts: { }',
  expires: 'expires: 2026-12-28 21:00',
  id: 'id: my-post',
  status: 'status: draft',
  hotlines: 'hotlines: { }',
  places: 'places: { }',
  events: 'events: { }',
  bot: 'bot: my_organisation_bot',
  verified_on: 'verified_on: 2026-11-15',
  min_gap_minutes: 'min_gap_minutes: 120',
  lead_hours: 'lead_hours: 12',
  'cta.type': 'type: share',
  'cta.event': 'event: cip-meeting',
  'cta.about': 'about: commune-needs',
  'cta.questions': 'questions: [need, place]',
  'cta.closes': 'closes: 2027-01-14 20:00',
  'cta.topic': 'topic: cip-meeting',
  'cta.answer_within_days': 'answer_within_days: 3',
  'cta.answered_where': 'answered_where: tg-main',
  'cta.hotline': 'hotline: health-info',
  'cta.group': 'group: "https://t.me/..."',
  'cta.options': 'options: { km: ["...", "..."], en: ["...", "..."] }',
  'cta.why': 'why: "..."',
  'cta.url': 'url: "https://example.org/page"',
  'cta.minutes': 'minutes: 2',
};

/** The example for a setting at this path, in whole. */
export function exampleFor(path: readonly PropertyKey[]): string | null {
  const name = settingName(path);
  const own = path[0] === 'cta' ? EXAMPLES[`cta.${name}`] : undefined;
  return own ?? (Object.hasOwn(EXAMPLES, name) ? (EXAMPLES[name] ?? null) : null);
}

/** What an author calls a setting: the last name on the way to it, not a number in a list. */
export function settingName(path: readonly PropertyKey[]): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}
