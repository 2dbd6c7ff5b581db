import type { Organisation } from '../domain/content/organisation.ts';
import { languagesOf } from './check-references.ts';
import { excerpt, nearest } from './did-you-mean.ts';
import { START } from './findings.ts';
import { missingLanguage } from './messages-languages.ts';
import { THINGS, unknownName, variantNeverSent } from './messages-references.ts';
import { emptySection, phoneNumber, sectionTwice } from './messages-sections.ts';
import { findPhoneNumber } from './phone-number.ts';
import { headPlace, type WrittenSection } from './post-sections.ts';
import type { CampaignReading } from './read-campaign.ts';
import type { OrganisationReading } from './read-organisation.ts';
import type { PostReading } from './read-post.ts';

/** A post has words in every language that it needs, each once, and nobody's number in them. */
export function checkWords(post: PostReading, campaign: CampaignReading, organisation: OrganisationReading): void {
  const needed = languagesOf(post, campaign, organisation);
  const unreadable = post.findings.problems.some(({ code }) => code === 'E02' || code === 'E27');
  for (const language of unreadable ? [] : needed) {
    const has = post.sections.some((section) => section.language === language && section.scope === null);
    if (!has) post.addMild(START, missingLanguage(language));
  }
  const heads = new Map<string, number>();
  for (const section of post.sections) {
    const head = `${section.language} ${section.scope} ${section.variant} ${section.area}`;
    const before = heads.get(head);
    if (before !== undefined) post.findings.add(headPlace(section), sectionTwice(before));
    heads.set(head, section.line);
    if (section.text === '' && !isOnlyHeard(post, section)) post.addMild(headPlace(section), emptySection());
    checkNumbers(post, section, organisation.provisional);
    checkVariant(post, section, campaign);
    checkArea(post, section, organisation);
  }
  checkCallToActionWords(post, organisation.provisional);
}

/** A language that few can read may be heard alone. */
function isOnlyHeard({ settings }: PostReading, { language, scope }: WrittenSection): boolean {
  return settings?.voice !== undefined && scope === null && language !== 'km' && language !== 'en';
}

function checkNumbers(post: PostReading, section: WrittenSection, organisation: Organisation | null): void {
  const alts = section.photos.map(({ line, alt }) => ({ line, text: alt }));
  for (const { line, text } of [...section.lines, ...alts]) {
    const number = findPhoneNumber(text, organisation);
    if (!number) continue;
    post.addMild(headPlace(section), phoneNumber(number, line));
    return;
  }
}

/** The words that a call to action adds to the text. */
function checkCallToActionWords(post: PostReading, organisation: Organisation | null): void {
  for (const [name, value] of Object.entries(post.settings?.cta ?? {})) {
    if (typeof value !== 'string' || name === 'url' || name === 'closes') continue;
    const number = findPhoneNumber(value, organisation);
    if (number) post.addMild(post.place(['cta', name]), phoneNumber(number, null));
  }
}

function checkArea(post: PostReading, section: WrittenSection, { provisional }: OrganisationReading): void {
  if (section.area === undefined || !provisional) return;
  const known = Object.values(provisional.communities).flatMap(({ districts }) => Object.keys(districts));
  if (known.some((district) => district.toLowerCase() === section.area)) return;
  const meant = nearest(section.area, known);
  post.findings.add(headPlace(section), unknownName(THINGS.district, excerpt(section.area), meant, known));
}

function checkVariant(
  post: PostReading,
  section: WrittenSection,
  { settings, experimentIsReadable }: CampaignReading,
): void {
  const { variant } = section;
  if (variant === null || !settings || !experimentIsReadable) return;
  const { experiment } = settings;
  const tried = experiment && (experiment.post === undefined || experiment.post === post.id);
  if (!tried || !experiment.arms.includes(variant)) post.findings.add(headPlace(section), variantNeverSent(variant));
}
