import * as z from 'zod';
import { CallToAction } from './call-to-action.ts';
import type { SectionScope } from './channel.ts';
import { CivicEvent } from './civic-event.ts';
import { type Form, Name, PostMoment, WallClock, WallDate, WallMoment } from './form.ts';
import { Language } from './language.ts';

const bilingual = z.strictObject({ km: z.string().min(1), en: z.string().min(1) });

/** Closed lists: a report compares like with like only when everybody uses the same words. */
export const TOPICS = [
  'primary_school',
  'health_centre',
  'local_administration',
  'commune_planning',
  'social_inclusion',
  'digital_safety',
  'civic_education',
  'other',
] as const;
export const MEASURES = [
  'attendance',
  'rsvp',
  'feedback_sets',
  'questions',
  'link_opens',
  'shares',
  'joins',
  'votes',
  'self_reported_done',
  'subscriptions',
] as const;
export const EXPERIMENT_MEASURES = ['done_per_post', 'rsvp_per_click', 'opens_per_post', 'feedback_per_post'] as const;
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export const Series = z.strictObject({
  start: WallDate,
  on: z.array(z.enum(WEEKDAYS)).min(1),
  time: WallClock,
  also_by_subscription: z.boolean().default(false),
});
export type Series = z.infer<typeof Series>;

/** The log names all arms of a pack, with | between them. */
const Arm = z
  .string()
  .min(1)
  .refine((arm) => !arm.includes('|'), { params: { form: 'arm' satisfies Form } });

export const Experiment = z.strictObject({
  question: z.string().min(1),
  unit: z.enum(['slot', 'moderator_group']),
  post: z.string().optional(),
  arms: z.array(Arm).min(2).max(4),
  /** What the draw is made from; without it, the campaign's id. */
  seed: z.int().min(0).optional(),
  measure: z.enum(EXPERIMENT_MEASURES),
  decide_on: WallDate,
});
export type Experiment = z.infer<typeof Experiment>;

export const Safety = z.strictObject({
  level: z.enum(['normal', 'sensitive']).default('normal'),
  comments: z.enum(['open', 'moderated', 'off']).default('open'),
  private_path: z.enum(['bot', 'page', 'none']).default('bot'),
  /** Held while one of the organisation's election dates runs. */
  election_sensitive: z.boolean().default(false),
});
export type Safety = z.infer<typeof Safety>;

/** `campaign.yaml`, with the names that authors write. */
export const CampaignSettings = z.strictObject({
  format: z.literal(1),
  id: Name.optional(),
  topic: z.enum(TOPICS),
  name: bilingual,
  owner: z.string(),
  partner_code: z.string().optional(),
  area: z.strictObject({ province: z.string(), communes: z.array(z.string()).default([]) }).optional(),
  goal: z.strictObject({
    measure: z.enum(MEASURES),
    target: z.int().positive(),
    of_which_women: z.int().positive().optional(),
    by: WallDate,
  }),
  channels: z.array(z.string()).min(1),
  review: z.record(Language, z.enum(['needed', 'done'])).default({}),
  safety: Safety.prefault({}),
  events: z.record(Name, CivicEvent).default({}),
  series: Series.optional(),
  experiment: Experiment.optional(),
});
export type CampaignSettings = z.infer<typeof CampaignSettings>;

const question = { km: z.string().min(1), en: z.string().min(1) };
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), max: z.int().min(1).max(2000).default(300), ...question }),
  z.strictObject({ kind: z.literal('scale'), ...question }),
  z.strictObject({
    kind: z.literal('pick'),
    options: z.record(Language, z.array(z.string().min(1)).min(2).max(10)),
    ...question,
  }),
]);
export const QuestionsFile = z.strictObject({ format: z.literal(1), questions: z.record(Name, Question) });

/** A post's new moment: taken for as long as its own, or its turn in the series, is still the one that it had then. */
export const Redated = z.strictObject({ was: WallMoment, at: WallMoment });
export type Redated = z.infer<typeof Redated>;

/** The settings block of a post. Words never stand here: they are in the sections. */
export const PostSettings = z.strictObject({
  id: Name.optional(),
  at: PostMoment.optional(),
  status: z.enum(['ready', 'draft']).default('ready'),
  channels: z.array(z.string()).min(1).optional(),
  cta: CallToAction,
  expires: WallMoment.optional(),
  /** Where the figures in it come from; never printed. */
  sources: z.array(z.string().min(1).max(300)).min(1).max(10).optional(),
  lite: z.boolean().default(false),
  voice: z.string().optional(),
  pin: z.boolean().default(false),
  safety: Safety.optional(),
});
export type PostSettings = z.infer<typeof PostSettings>;

export interface PhotoReference {
  /** The name of a file in the campaign's `media/`, exactly. */
  readonly file: string;
  readonly alt: string;
  /** The file beside it with the same picture and no logo, where there is one. */
  readonly withoutLogo?: string;
}

/** The words of a post in one language, for everybody or for one kind of channel or one variant. */
export interface Section {
  readonly language: Language;
  readonly scope: SectionScope | null;
  readonly variant: string | null;
  /** Of which district's moderators its words stand in the note, in small letters; only of the scope `area`. */
  readonly area?: string;
  /** As written: placeholders unfilled, photo lines taken out, outer blank lines trimmed, zero-width spaces kept. */
  readonly text: string;
  readonly photos: readonly PhotoReference[];
  /** 1-based line of the section's head in its file. */
  readonly line: number;
}

export interface Post {
  /** `id:` of its settings, else its file name without `.md`: the identity that survives every edit. */
  readonly id: string;
  /** Relative to the content folder: campaigns/<campaign>/posts/NN-name.md */
  readonly file: string;
  /**
   * Its place, from 0, among the campaign's post files that take their date from the series; null with its own `at`.
   * Drafts and files with errors keep their place, so that mending one does not move the others.
   */
  readonly seriesPosition: number | null;
  /** Its place, from 0, among the campaign's post files that have variants, in the same way; null without any. */
  readonly variantPosition: number | null;
  readonly settings: PostSettings;
  readonly sections: readonly Section[];
}

export interface Campaign {
  /** `id:` of its settings, else its folder's name. */
  readonly id: string;
  /** The folder's name. */
  readonly folder: string;
  readonly settings: CampaignSettings;
  readonly questions: Readonly<Record<string, z.infer<typeof Question>>>;
  /** New moments of posts, by their ids. */
  readonly redated: Readonly<Record<string, Redated>>;
  /** Only posts without errors, in file-name order, drafts included. */
  readonly posts: readonly Post[];
  /** Ids of posts whose file is there but has an error: what was planned for them waits. */
  readonly broken: readonly string[];
}

/** The event that a post is about: the one it invites to, else the campaign's only one. */
export function eventOf({ settings }: Pick<Campaign, 'settings'>, post: Pick<Post, 'settings'>): CivicEvent | null {
  const { cta } = post.settings;
  if (cta.type === 'attend_event') return settings.events[cta.event] ?? null;
  const [only, ...others] = Object.values(settings.events);
  return only && others.length === 0 ? only : null;
}
