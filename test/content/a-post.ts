import type * as z from 'zod';
import {
  type Campaign,
  CampaignSettings,
  type Post,
  PostSettings,
  type Section,
} from '../../shared/domain/content/campaign.ts';
import type { ChannelKind } from '../../shared/domain/content/channel.ts';
import type { CivicEvent } from '../../shared/domain/content/civic-event.ts';
import {
  HotlinesFile,
  type Organisation,
  OrganisationSettings,
  PlacesFile,
} from '../../shared/domain/content/organisation.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { parseInstant } from '../../shared/domain/instant.ts';
import { type Photo, Sha256 } from '../../shared/domain/message.ts';
import type { PlannedDelivery } from '../../shared/domain/plan.ts';

/** Values as content would give them, with just what a test is about spelled out. */

export const DELIVERY_ID = 'abcdefghijklmnop2345' as DeliveryId;
export const PAGE_ID = '100000000000001';

type Settings = Partial<z.input<typeof PostSettings>>;

export function aSection(text: string, more: Partial<Section> = {}): Section {
  return { language: 'km', scope: null, variant: null, text, photos: [], line: 4, ...more };
}

export function aPost(sections: readonly Section[], settings: Settings = {}): Post {
  const whole = { cta: { type: 'none', why: 'a test' }, ...settings };
  return {
    id: '03-invite',
    file: 'campaigns/2027-01-cip-meeting/posts/03-invite.md',
    seriesPosition: null,
    variantPosition: null,
    settings: PostSettings.parse(whole),
    sections,
  };
}

export const MEETING = {
  starts: '2027-01-16 08:00',
  ends: '2027-01-16 11:00',
  place: 'kumru-commune-office',
  agenda: {
    km: ['៨:០០ បើកប្រជុំ', '៨:៤៥ ប្រជាពលរដ្ឋលើកតម្រូវការ'],
    en: ['8:00 Opening', '8:45 Citizens raise needs'],
  },
  access: { step_free: true, women_corner: true },
} satisfies z.input<typeof CivicEvent>;

/** The same meeting, to which people may come in the morning or in the evening. */
export const IN_TWO_SESSIONS = {
  place: MEETING.place,
  agenda: MEETING.agenda,
  access: MEETING.access,
  sessions: {
    evening: { starts: '2027-01-16 17:30', ends: '2027-01-16 19:30', km: 'ពេលល្ងាច', en: 'Evening' },
    morning: { starts: '2027-01-16 08:00', ends: '2027-01-16 11:00', km: 'ពេលព្រឹក', en: 'Morning' },
  },
} satisfies z.input<typeof CivicEvent>;

export function aCampaign(events: z.input<typeof CampaignSettings>['events'] = { 'cip-meeting': MEETING }): Campaign {
  const settings = CampaignSettings.parse({
    format: 1,
    topic: 'commune_planning',
    name: { km: 'ប្រជុំកម្មវិធីវិនិយោគឃុំ ២០២៧', en: 'Commune investment programme meeting 2027' },
    owner: 'comms',
    goal: { measure: 'attendance', target: 80, by: '2027-01-16' },
    channels: ['fb-main', 'tg-main'],
    events,
  });
  return {
    id: '2027-01-cip-meeting',
    folder: '2027-01-cip-meeting',
    settings,
    questions: {},
    redated: {},
    posts: [],
    broken: [],
  };
}

export function anOrganisation(settings: Partial<z.input<typeof OrganisationSettings>> = {}): Organisation {
  const { places } = PlacesFile.parse({
    format: 1,
    places: {
      'kumru-commune-office': { km: 'សាលាឃុំគំរូ', en: 'Kumru commune office (sample)', step_free: true },
      'kumru-health-centre': { km: 'មណ្ឌលសុខភាពគំរូ', en: 'Kumru health centre (sample)' },
    },
  });
  const { hotlines } = HotlinesFile.parse({
    format: 1,
    hotlines: {
      'digital-help': {
        number: '0800 000 002',
        km: 'ខ្សែជំនួយសុវត្ថិភាពឌីជីថល',
        en: 'Digital safety helpline (sample)',
        hours: '08:00-17:00',
        free: true,
      },
      'no-details': { number: '0800 000 003', km: 'ខ្សែទូរស័ព្ទ', en: 'Line' },
    },
  });
  return {
    settings: OrganisationSettings.parse({
      format: 1,
      timezone: 'Asia/Phnom_Penh',
      languages: ['km', 'en'],
      post_hours: '06:00-21:00',
      bot: 'KumruSampleBot',
      ...settings,
    }),
    channels: {},
    communities: {},
    places,
    hotlines,
    glossary: { terms: {}, avoid: [] },
  };
}

export function withoutBot(): Organisation {
  const organisation = anOrganisation();
  const { bot: _, ...settings } = organisation.settings;
  return { ...organisation, settings };
}

export function withPage(organisation: Organisation): Organisation {
  const page = { kind: 'facebook_page', label: 'Our Page', page_id: PAGE_ID, lead_hours: 0 } as const;
  return { ...organisation, channels: { page } };
}

export function aDelivery(kind: ChannelKind, more: Partial<PlannedDelivery> = {}): PlannedDelivery {
  const at = parseInstant('2027-01-09T19:00:00+07:00');
  if (!at) throw new Error('not an instant');
  return {
    id: DELIVERY_ID,
    campaign: '2027-01-cip-meeting',
    post: '03-invite',
    channel: 'a-channel',
    kind,
    address: kind === 'facebook_page' ? PAGE_ID : kind.startsWith('telegram') ? '-1001000000001' : '',
    at,
    publicAt: at,
    expires: at,
    language: 'km',
    variant: null,
    recipients: [],
    asks: { cta: 'none', event: null, from: null, until: null },
    conditions: { reviewNeeded: false, quiet: null, election: null, hotline: null },
    ...more,
  };
}

/** Prepared photos with the given file names, told apart by their hash. */
export function somePhotos(...files: string[]): Map<string, Photo> {
  return new Map(
    files.map((file, index) => {
      const sha256 = Sha256.parse(String(index).padStart(64, 'a'));
      return [file, { sha256, alt: '', bytes: 17_000, width: 1080, height: 1080, contentType: 'image/jpeg' }];
    }),
  );
}
