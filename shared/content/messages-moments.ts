import type { EventSession } from '../domain/content/civic-event.ts';
import type { Instant } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { dateInWords, momentInWords } from './dates.ts';
import { error, type Finding, hold, warning } from './findings.ts';

/** When posts go out. Khmer: draft, needs native review. */

const en = (moment: Instant) => momentInWords(moment, 'en');
const km = (moment: Instant) => momentInWords(moment, 'km');

export const alreadyPast = (moment: Instant, now: Instant): Finding =>
  warning('E07', {
    en: `${en(moment)} is already past (now ${en(now)}). Choose a later time, or set status: draft.`,
    km: `${km(moment)} បានកន្លងហួសហើយ។ សូមជ្រើសពេលក្រោយ ឬដាក់ status: draft។`,
  });

export const outsideHours = (moment: Instant, hours: string): Finding =>
  error('E08', {
    en: `${en(moment)} is outside the hours in which the organisation posts (${hours}). Choose an hour between them.`,
    km: `${km(moment)} ស្ថិតក្រៅម៉ោងផ្សាយរបស់អង្គការ (${hours})។ សូមជ្រើសម៉ោងក្នុងចន្លោះនេះ។`,
  });

export const timeOutsideHours = (time: string, hours: string): Finding =>
  error('E08', {
    en: `${time} is outside the hours in which the organisation posts (${hours}). Choose an hour between them.`,
    km: `ម៉ោង ${inKhmerDigits(time)} ស្ថិតក្រៅម៉ោងផ្សាយរបស់អង្គការ (${hours})។ សូមជ្រើសម៉ោងក្នុងចន្លោះនេះ។`,
  });

export const afterTheEvent = (moment: Instant, starts: Instant): Finding =>
  error('E13', {
    en: `The post goes out ${en(moment)} but the event starts ${en(starts)}. People would be too late. Choose an earlier time.`,
    km: `ប្រកាសនេះចេញ ${km(moment)} ប៉ុន្តែព្រឹត្តិការណ៍ចាប់ផ្តើមមុននោះ។ សូមជ្រើសពេលមុន ${km(starts)}។`,
  });

/** `ahead` are the sessions that start later. */
export const afterASession = (moment: Instant, ahead: readonly Pick<EventSession, 'km' | 'en'>[]): Finding =>
  warning('E13', {
    en: `The post goes out ${en(moment)}, when a session of the event has begun already. It invites only to what is left: ${ahead.map((session) => session.en).join(', ')}. Choose an earlier time if it should invite to all.`,
    km: `ប្រកាសនេះចេញ ${km(moment)} ពេលវគ្គមួយនៃព្រឹត្តិការណ៍បានចាប់ផ្តើមរួចហើយ។ វាអញ្ជើញតែវគ្គដែលនៅសល់៖ ${ahead.map((session) => session.km).join(', ')}។ បើចង់អញ្ជើញគ្រប់វគ្គ សូមជ្រើសពេលមុន។`,
  });

export const noMoment = (): Finding =>
  error('E30', {
    en: 'This post has no date, and its campaign has no series that gives one. Add for example at: 2026-12-28 19:00',
    km: 'ប្រកាសនេះគ្មានកាលបរិច្ឆេទ ហើយយុទ្ធនាការក៏គ្មានស៊េរី (series) ដែរ។ សូមបន្ថែម ឧទាហរណ៍ at: 2026-12-28 19:00',
  });

export const noEventToCountFrom = (): Finding =>
  error('E30', {
    en: 'The date is counted from an event, but this post has none: invite to one with cta: { type: attend_event, event: ... }, or write a date, for example at: 2026-12-28 19:00',
    km: 'កាលបរិច្ឆេទនេះរាប់ពីព្រឹត្តិការណ៍មួយ ប៉ុន្តែប្រកាសនេះគ្មានព្រឹត្តិការណ៍ទេ។ សូមដាក់ cta: { type: attend_event, event: ... } ឬសរសេរកាលបរិច្ឆេទ ឧទាហរណ៍ at: 2026-12-28 19:00',
  });

/** `what` is the setting that comes too early. */
export const endsTooEarly = (what: string, ends: Instant, moment: Instant): Finding =>
  error('E47', {
    en: `"${what}" is ${en(ends)}, but the post goes out only ${en(moment)}. Choose a later time for "${what}".`,
    km: `«${what}» គឺ ${km(ends)} ប៉ុន្តែប្រកាសចេញ ${km(moment)}។ សូមជ្រើសពេលក្រោយសម្រាប់ «${what}»។`,
  });

export const reviewNeeded = (language: string): Finding =>
  hold('E40', {
    en: `The ${language} texts wait for a native reader. Nothing in ${language} goes to real channels until somebody has read them and this says ${language}: done`,
    km: `អត្ថបទភាសា ${language} កំពុងរង់ចាំការពិនិត្យពីម្ចាស់ភាសា។ អត្ថបទនេះមិនទៅឆានែលពិតទេ រហូតដល់មានគេពិនិត្យរួច ហើយដាក់ ${language}: done`,
  });

export const quietDate = (moment: Instant, why: string): Finding =>
  hold('E41', {
    en: `${en(moment)} falls on a quiet date (${why}). The post is held from real channels; choose another day, or two people let it go all the same.`,
    km: `${km(moment)} ចំថ្ងៃដែលមិនផ្សាយ (${why})។ ប្រកាសនឹងមិនទៅឆានែលពិតទេ; សូមជ្រើសថ្ងៃផ្សេង ឬឱ្យមនុស្សពីរនាក់យល់ព្រម។`,
  });

export const electionDate = (moment: Instant, why: string): Finding =>
  hold('E43', {
    en: `${en(moment)} falls on election dates (${why}), and the post is marked election_sensitive. It is held from real channels; choose another day, or two people let it go all the same.`,
    km: `${km(moment)} ចំថ្ងៃបោះឆ្នោត (${why}) ហើយប្រកាសមាន election_sensitive។ វានឹងមិនទៅឆានែលពិតទេ; សូមជ្រើសថ្ងៃផ្សេង ឬឱ្យមនុស្សពីរនាក់យល់ព្រម។`,
  });

export const hotlineNeverVerified = (hotline: string): Finding =>
  hold('E42', {
    en: `Nobody has verified the hotline "${hotline}". Two people call it, then write verified_on: with the day in _org/hotlines.yaml. Until then the post is held from real channels.`,
    km: `លេខជំនួយ «${hotline}» មិនទាន់បានផ្ទៀងផ្ទាត់ទេ។ សូមឱ្យមនុស្សពីរនាក់ហៅសាកល្បង ហើយសរសេរថ្ងៃនៅ verified_on: ក្នុង _org/hotlines.yaml។ មុននោះ ប្រកាសមិនទៅឆានែលពិតទេ។`,
  });

export const hotlineExpired = (hotline: string, until: Instant): Finding =>
  hold('E42', {
    en: `The hotline "${hotline}" counts as verified only until ${en(until)}, before this post goes out. Two people call it again, then write the day at verified_on: in _org/hotlines.yaml. Until then the post is held from real channels.`,
    km: `ការផ្ទៀងផ្ទាត់លេខជំនួយ «${hotline}» មានសុពលភាពត្រឹម ${km(until)} គឺមុនប្រកាសនេះចេញ។ សូមឱ្យមនុស្សពីរនាក់ហៅម្តងទៀត ហើយសរសេរថ្ងៃនៅ verified_on: ក្នុង _org/hotlines.yaml។ មុននោះ ប្រកាសមិនទៅឆានែលពិតទេ។`,
  });

/** `others` are the files of all other packs of that week. */
export const tooManyPacks = (
  communities: string,
  monday: Instant,
  limit: number,
  others: readonly string[],
): Finding => {
  const list = others.join(', ');
  return warning('E55', {
    en: `The moderators of ${communities} get more than ${limit} packs (packs_per_week) in the week from ${dateInWords(monday, 'en')}; those that are too many do not reach them. Give one of these posts another week, or other channels: this one, ${list}.`,
    km: `អ្នកសម្របសម្រួលនៃ ${communities} ទទួលកញ្ចប់លើសពី ${inKhmerDigits(limit)} (packs_per_week) ក្នុងសប្តាហ៍ចាប់ពី ${dateInWords(monday, 'km')}; កញ្ចប់ដែលលើស មិនទៅដល់ពួកគេទេ។ សូមប្ដូរប្រកាសមួយក្នុងចំណោមនេះទៅសប្តាហ៍ផ្សេង ឬឆានែលផ្សេង៖ ប្រកាសនេះ, ${list}។`,
  });
};

const close = (channels: string, minutes: number, other: string) => {
  const words = minutes === 0 ? 'at the same minute' : `within ${minutes} minutes`;
  return {
    en: `Two posts are planned for ${channels} ${words}: this one and ${other}.`,
    km: `មានប្រកាសពីរជិតគ្នាពេកលើ ${channels}៖ ប្រកាសនេះ និង ${other} (${inKhmerDigits(minutes)} នាទី)។`,
  };
};

export const tooClose = (channels: string, minutes: number, other: string, gap: number): Finding => {
  const said = close(channels, minutes, other);
  return warning('E25', {
    en: `${said.en} Better leave ${gap} minutes between them.`,
    km: `${said.km} សូមទុកចន្លោះ ${inKhmerDigits(gap)} នាទី។`,
  });
};

export const muchTooClose = (channels: string, minutes: number, other: string, least: number): Finding => {
  const said = close(channels, minutes, other);
  return error('E25', {
    en: `${said.en} Leave at least ${least} minutes; choose another time for one of them.`,
    km: `${said.km} សូមទុកចន្លោះយ៉ាងតិច ${inKhmerDigits(least)} នាទី; សូមជ្រើសពេលផ្សេងសម្រាប់មួយ។`,
  });
};
