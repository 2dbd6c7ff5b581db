import { basename } from 'node:path';
import { explainDate } from '../../shared/content/date-mistake.ts';
import { nearest } from '../../shared/content/did-you-mean.ts';
import { inBothLanguages } from '../../shared/content/in-both-languages.ts';
import type { Wish } from '../../shared/content/scaffold/wish.ts';
import { CALL_TO_ACTION_TYPES, type CallToAction } from '../../shared/domain/content/call-to-action.ts';
import { Name, WallMoment } from '../../shared/domain/content/form.ts';
import type { Bilingual } from '../../shared/domain/content/language.ts';
import { type Instant, wallMonth } from '../../shared/domain/instant.ts';
import { inLatinDigits } from '../../shared/domain/khmer-digits.ts';
import { fromWall } from '../../shared/domain/public-moment.ts';
import { DEFAULT_NAMES, REFUSED } from './new-words.ts';

/** What somebody has typed, read but not understood yet. */
export interface Typed {
  readonly words: readonly string[];
  readonly name?: string | undefined;
  readonly 'name-km'?: string | undefined;
  readonly 'name-en'?: string | undefined;
  readonly cta?: string | undefined;
  readonly at?: string | undefined;
  readonly posts?: string | undefined;
}

const KINDS = ['campaign', 'series', 'post', 'organisation'] as const;
const MOST_POSTS = 50;

/** What somebody means; a folder's name may be left to us, and is made from the month and from what is asked for. */
export function wishOf(typed: Typed, spoken: 'km' | 'en', folders: readonly string[], now: Instant): Wish {
  const [written = '', named, second, ...more] = typed.words;
  const kind = KINDS.find((one) => one === written.replace('organization', 'organisation'));
  if (!kind) throw inBothLanguages(REFUSED.kind(written, nearest(written, KINDS)));
  if (more.length > 0 || (kind !== 'post' && second !== undefined)) throw inBothLanguages(REFUSED.tooMany());
  if (kind === 'organisation') return { kind, spoken };
  const at = momentOf(typed.at, kind, now);
  if (kind === 'post') {
    const [only, another] = folders;
    const campaign = named ?? (another === undefined ? only : undefined);
    if (campaign === undefined) throw inBothLanguages(REFUSED.whichCampaign(folders.at(-1) ?? '2027-03-meeting'));
    const cta = ctaOf(typed.cta ?? 'share');
    return { kind, folder: basename(campaign), name: idIn(second ?? typed.name ?? ''), cta, at, spoken };
  }
  const cta = ctaOf(typed.cta ?? (kind === 'series' ? 'do_it_now' : 'attend_event'));
  const isId = named !== undefined && Name.safeParse(basename(named)).success;
  const name = nameOf(typed, isId ? undefined : named, kind);
  const about =
    idIn(named ?? '') ?? (kind === 'series' ? 'tips' : cta === 'attend_event' ? 'meeting' : cta.replaceAll('_', '-'));
  const folder = isId ? basename(named) : free(`${wallMonth(now)}-${about}`, folders);
  if (kind === 'series') return { kind, folder, name, tips: postsOf(typed.posts), at, spoken };
  return { kind, folder, name, cta, at, spoken };
}

/** In the language that it was given in; the other one is left to be written. */
function nameOf(typed: Typed, title: string | undefined, kind: 'campaign' | 'series'): Bilingual {
  const { name = title } = typed;
  const isKhmer = /[\u1780-\u17ff]/.test(name ?? '');
  const km = typed['name-km'] ?? (isKhmer ? name : undefined);
  const en = typed['name-en'] ?? (isKhmer ? undefined : name);
  return km === undefined && en === undefined ? DEFAULT_NAMES[kind] : { km: km ?? '……', en: en ?? '……' };
}

/** What of a title can be part of a file's name: Latin letters and digits; null where nothing is. */
function idIn(title: string): string | null {
  const id = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return id || null;
}

function free(folder: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? folder : `${folder}-${count}`;
    if (!taken.includes(name)) return name;
  }
}

function ctaOf(written: string): CallToAction['type'] {
  const found = CALL_TO_ACTION_TYPES.find((type) => type === written.replaceAll('-', '_'));
  if (found) return found;
  const meant = nearest(written, CALL_TO_ACTION_TYPES);
  throw inBothLanguages(REFUSED.cta(written, meant, CALL_TO_ACTION_TYPES.join(', ')));
}

function postsOf(written = '5'): number {
  const count = Number(inLatinDigits(written));
  if (Number.isInteger(count) && count >= 1 && count <= MOST_POSTS) return count;
  throw inBothLanguages(REFUSED.posts(written));
}

/** A day alone is enough where only the day counts. */
function momentOf(written: string | undefined, kind: 'campaign' | 'series' | 'post', now: Instant): string | null {
  if (written === undefined) return null;
  const latin = inLatinDigits(written.trim());
  const whole = /^\d{4}-\d\d-\d\d$/.test(latin) ? `${latin} ${kind === 'campaign' ? '08:00' : '19:00'}` : latin;
  const moment = WallMoment.safeParse(whole);
  if (!moment.success) throw inBothLanguages(quoted(explainDate('moment', '--at', written).message));
  if (fromWall(moment.data) <= now) throw inBothLanguages(REFUSED.past(written));
  return moment.data;
}

/** On a command line a moment goes between quotes. */
function quoted({ km, en }: Bilingual): Bilingual {
  const asTyped = (text: string) => text.replace(/(?:--at: )?(\d{4}-\d\d-\d\d \d\d:\d\d)/, '--at "$1"');
  return { km: asTyped(km), en: asTyped(en) };
}
