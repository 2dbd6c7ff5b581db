import type { Campaign } from '../../domain/content/campaign.ts';
import type { ContentFile } from '../../domain/content/content.ts';
import type { Organisation } from '../../domain/content/organisation.ts';
import type { Instant } from '../../domain/instant.ts';
import { fromWall } from '../../domain/public-moment.ts';
import { readInSpite } from '../read.ts';
import { ctaText } from './asking.ts';
import { clockWithin, daysAfter } from './clock.ts';
import { asFiles, firstClean } from './first-clean.ts';
import { newCampaign, newSeries, numbered } from './new-campaign.ts';
import { closing } from './new-posts.ts';
import { organisationTexts } from './organisation-texts.ts';
import type { NewPost, Writing } from './post-text.ts';
import { POST_TEXTS } from './post-texts.ts';
import { alreadyThere, brokenOrganisation, noCampaign } from './refusals.ts';
import type { NewFiles, Wish } from './wish.ts';

/**
 * The files of something new, by path: they pass the check, as drafts and when they are ready, beside all that is there.
 * An organisation is begun with the first campaign.
 */
export function scaffold(files: readonly ContentFile[], wish: Wish, now: Instant): NewFiles {
  const isNew = !files.some(({ path }) => path.startsWith('_org/'));
  if (wish.kind === 'organisation' && !isNew) throw alreadyThere('_org');
  const begun: NewFiles = isNew ? organisationTexts(wish.spoken) : new Map();
  if (wish.kind === 'organisation') return begun;
  const before = [...files, ...asFiles(begun)];
  const { organisation, campaigns } = readInSpite(before, now);
  if (!organisation) throw brokenOrganisation();
  if (wish.kind === 'post') return newPost(before, wish, organisation, campaigns, now);
  if (files.some(({ path }) => path.startsWith(`campaigns/${wish.folder}/`)))
    throw alreadyThere(`campaigns/${wish.folder}`);
  const writing: Writing = { spoken: wish.spoken, languages: organisation.settings.languages, campaignName: wish.name };
  return new Map([
    ...begun,
    ...firstClean(before, now, wish.at !== null, (attempt) =>
      wish.kind === 'series'
        ? newSeries(wish, organisation, writing, now, attempt)
        : newCampaign(wish, organisation, writing, now, attempt),
    ),
  ]);
}

/** One more post of a campaign that is there, after its last one. */
function newPost(
  before: readonly ContentFile[],
  { folder, name, cta, at, spoken }: Extract<Wish, { kind: 'post' }>,
  organisation: Organisation,
  campaigns: readonly Campaign[],
  now: Instant,
): NewFiles {
  const campaign = campaigns.find((one) => one.folder === folder);
  if (!campaign)
    throw noCampaign(
      folder,
      campaigns.map((one) => one.folder),
    );
  const { id, settings, questions } = campaign;
  const hasSubscription = settings.series?.also_by_subscription === true;
  const known = { organisation, campaignId: id, events: settings.events, questions, hasSubscription };
  const takesTurn = settings.series !== undefined && at === null && cta !== 'subscribe_series';
  return firstClean(before, now, at !== null, (attempt) => {
    const moment = at ?? `${daysAfter(now, 2 + attempt)} ${clockWithin('19:00', organisation.settings)}`;
    const post: NewPost = {
      name: name ?? cta.replaceAll('_', '-'),
      at: takesTurn ? null : moment,
      cta: ctaText(cta, { ...known, closes: closing(fromWall(moment), organisation.settings) }),
      text: POST_TEXTS[cta],
    };
    const writing = { spoken, languages: organisation.settings.languages, campaignName: settings.name };
    return numbered(folder, [post], nextNumber(before, folder), writing);
  });
}

function nextNumber(files: readonly ContentFile[], folder: string): number {
  const start = `campaigns/${folder}/posts/`;
  const numbers = files.flatMap(({ path }) =>
    path.startsWith(start) ? Number(/^\d+/.exec(path.slice(start.length))?.[0] ?? 0) : [],
  );
  return Math.max(0, ...numbers) + 1;
}
