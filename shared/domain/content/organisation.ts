import * as z from 'zod';
import { Channel, type ChannelId } from './channel.ts';
import { BotName, CommunityName, DistrictName, type Form, Name, WallDate, WallHours } from './form.ts';
import { Language } from './language.ts';

/** The settings keep the names that authors write in `_org/*.yaml`. */

const format = z.literal(1);
const bilingual = { km: z.string().min(1), en: z.string().min(1) };

const DatePeriod = z.strictObject({ from: WallDate, to: WallDate, why: z.string() });
export type DatePeriod = z.infer<typeof DatePeriod>;

export const OrganisationSettings = z.strictObject({
  format,
  timezone: z.literal('Asia/Phnom_Penh'),
  languages: z.array(Language).min(1),
  /** `HH:MM-HH:MM`, Phnom Penh time; nothing goes out outside. */
  post_hours: WallHours,
  min_gap_minutes: z.int().min(0).default(120),
  /** How many different people must approve a text before it goes to a real channel. */
  approvals: z.int().min(1).max(5).default(2),
  media_budget: z
    .strictObject({
      photo_kb: z.int().positive().default(150),
      photos_per_post: z.int().min(1).max(3).default(3),
      voice_kb: z.int().positive().default(400),
      voice_seconds: z.int().positive().default(90),
      video_kb: z.int().positive().default(3000),
    })
    .prefault({}),
  quiet_dates: z.array(DatePeriod).default([]),
  /** While one of these runs, posts marked `election_sensitive` are held. */
  election_dates: z.array(DatePeriod).default([]),
  link_hosts: z.array(z.string()).default([]),
  packs_per_week: z.int().min(1).default(3),
  /** The bot's Telegram name without @, for links that open it. */
  bot: BotName.optional(),
});
export type OrganisationSettings = z.infer<typeof OrganisationSettings>;

export const ChannelsFile = z.strictObject({ format, channels: z.record(Name, Channel) });

const DISTRICTS = 12;
/** A label fits a button on a phone, two beside each other. */
const districtLabel = z.string().min(1).max(30);
const District = z.strictObject({ km: districtLabel, en: districtLabel });

/** It stands on a button of the bot beside the one in the other language, and in the caption of a picture. */
const communityLabel = z.string().min(1).max(80);

const Community = z.strictObject({
  km: communityLabel,
  en: communityLabel,
  /** Of which the bot asks a moderator for one: where most people of their group live. None: it does not ask. */
  districts: z
    .record(DistrictName, District)
    .refine((districts) => Object.keys(districts).length <= DISTRICTS, {
      params: { form: 'districts' satisfies Form },
    })
    .default({}),
});
export const CommunitiesFile = z.strictObject({ format, communities: z.record(CommunityName, Community) });

const Place = z.strictObject({ ...bilingual, step_free: z.boolean().default(false), map: z.string().nullish() });
export type Place = z.infer<typeof Place>;
export const PlacesFile = z.strictObject({ format, places: z.record(Name, Place) });

const Hotline = z.strictObject({
  number: z.string().min(3),
  ...bilingual,
  hours: z.string().optional(),
  free: z.boolean().default(false),
  /** The day on which two people last called it; published for 90 days from there. */
  verified_on: WallDate.nullish(),
});
export type Hotline = z.infer<typeof Hotline>;
export const HotlinesFile = z.strictObject({ format, hotlines: z.record(Name, Hotline) });

export const GlossaryFile = z.strictObject({
  format,
  terms: z.record(z.string(), z.strictObject(bilingual)).default({}),
  avoid: z
    .array(z.strictObject({ word: z.string(), in: z.string().optional(), use: z.string().optional() }))
    .default([]),
});

/** Everything in `_org/`. A missing optional file is an empty list. */
export interface Organisation {
  readonly settings: OrganisationSettings;
  readonly channels: Readonly<Record<ChannelId, Channel>>;
  readonly communities: z.infer<typeof CommunitiesFile>['communities'];
  readonly places: Readonly<Record<string, Place>>;
  readonly hotlines: Readonly<Record<string, Hotline>>;
  readonly glossary: Pick<z.infer<typeof GlossaryFile>, 'terms' | 'avoid'>;
}
