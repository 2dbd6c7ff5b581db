import type { PhotoReference, Post, Section } from '../domain/content/campaign.ts';
import { type SectionScope, scopeOf } from '../domain/content/channel.ts';
import type { PlannedDelivery } from '../domain/plan.ts';

/** What one delivery shows of its post: the words of one section, and the photos that go with them. */
export interface SelectedSection {
  readonly text: string;
  readonly scope: SectionScope | null;
  readonly photos: readonly PhotoReference[];
}

/**
 * The section that a channel gets: the one written for its kind, else the one for everybody. A section without photo
 * lines is shown with the photos of the one that it replaces. Null when the post has no words in that language.
 */
export function selectSection(
  post: Pick<Post, 'sections'>,
  { kind, language, variant }: Pick<PlannedDelivery, 'kind' | 'language' | 'variant'>,
): SelectedSection | null {
  const written = post.sections.filter((section) => section.language === language);
  const base = choose(written, null, variant) ?? written.find((section) => section.scope === null);
  const scope = scopeOf(kind);
  // `km moderator` is a note for moderators; what they are asked to post is the text for everybody.
  const own = scope === 'moderator' ? undefined : choose(written, scope, variant);
  const chosen = own ?? base;
  if (!chosen) return null;
  return {
    text: chosen.text,
    scope: chosen.scope,
    photos: chosen.photos.length > 0 ? chosen.photos : (base?.photos ?? []),
  };
}

/**
 * The same for moderators who want neither a logo nor a name: what the author has written for them, else what everybody
 * gets, and of each photo the one without a logo where there is one.
 */
export function selectWithoutLogo(
  post: Pick<Post, 'sections'>,
  planned: Pick<PlannedDelivery, 'kind' | 'language' | 'variant'>,
): SelectedSection | null {
  const everybodys = selectSection(post, planned);
  const own = selectOwn(post, 'no-logo', planned);
  if (!everybodys) return null;
  const photos = own && own.photos.length > 0 ? own.photos : everybodys.photos;
  return {
    text: own?.text ?? everybodys.text,
    // It is shown as the text that it stands for, with all that a call to action adds to that one.
    scope: everybodys.scope,
    photos: photos.map(({ file, alt, withoutLogo }) => ({ file: withoutLogo ?? file, alt })),
  };
}

/** What an author has written for packs alone, and which section that is; null where there is none. */
export function selectOwn(
  post: Pick<Post, 'sections'>,
  scope: 'moderator' | 'no-logo' | 'answers',
  { language, variant }: Pick<PlannedDelivery, 'language' | 'variant'>,
): Section | null {
  const written = post.sections.filter((section) => section.language === language);
  return choose(written, scope, variant) ?? null;
}

function choose(sections: readonly Section[], scope: SectionScope | null, variant: string | null): Section | undefined {
  const scoped = sections.filter((section) => section.scope === scope);
  return (
    scoped.find((section) => variant !== null && section.variant === variant) ??
    scoped.find((section) => section.variant === null)
  );
}
