import { type PhotoReference, type Post, PostSettings, type Section } from '../domain/content/campaign.ts';
import type { ContentFile } from '../domain/content/content.ts';
import { Name } from '../domain/content/form.ts';
import { excerpt } from './did-you-mean.ts';
import { guessText, readText } from './file-text.ts';
import { type Finding, type Findings, findingsOf, mildly, type Place, START } from './findings.ts';
import { nameIsNoId } from './messages-references.ts';
import { photoWithoutLogo } from './photo-without-logo.ts';
import { splitPost } from './post-file.ts';
import { readSections, type Sections, type WrittenPhoto, type WrittenSection } from './post-sections.ts';
import { validate } from './validate.ts';
import { readSettings, type SettingPath } from './yaml-settings.ts';

/** A post as far as it can be understood. */
export interface PostReading extends Sections {
  readonly id: string;
  readonly file: string;
  /** The file's name without its folder. */
  readonly name: string;
  /** Null when too little is left of them; otherwise what is not wrong with them. */
  readonly settings: PostSettings | null;
  readonly draft: boolean;
  /** It has an `at`, be it a wrong one: then it takes no turn in the series. */
  readonly ownMoment: boolean;
  /** It has words of a variant, be they wrong ones. */
  readonly hasVariants: boolean;
  readonly findings: Findings;
  place(path: SettingPath): Place;
  /** Adds what stops a ready post and is only advice for a draft. */
  addMild(place: Place, finding: Finding): void;
}

const VARIANT_HEAD = /^[ \t\u200b\ufeff]*={2,}.*\bvariant\s*[:៖：=]/im;

export function readPost(file: ContentFile, languages: readonly string[]): PostReading {
  const findings = findingsOf(file.path);
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const named = name.replace(/\.md$/i, '');
  const text = readText(file.bytes);
  if (typeof text !== 'string') {
    findings.add(START, text);
    const guess = guessText(file.bytes);
    return {
      id: /^id:[ \t]*"?([\w-]+)/m.exec(guess)?.[1] ?? named,
      file: file.path,
      name,
      settings: null,
      draft: false,
      ownMoment: /^at\s*:/m.test(guess),
      hasVariants: VARIANT_HEAD.test(guess),
      sections: [],
      strayPhotos: [],
      findings,
      place: () => START,
      addMild: findings.add,
    };
  }
  const parts = splitPost(text, findings);
  const written = readSettings(parts.settings, parts.settingsLine, findings);
  const draft = written?.value.status === 'draft';
  const settings = written && validate(PostSettings, written, draft ? mildAboutMissing(findings) : findings);
  const id = Name.safeParse(written?.value.id).data;
  if (id === undefined && !Name.safeParse(named).success) findings.add(START, nameIsNoId(excerpt(named)));
  return {
    id: id ?? named,
    file: file.path,
    name,
    settings,
    draft,
    ownMoment: written ? written.value.at !== undefined : /^at\s*:/m.test(text),
    hasVariants: VARIANT_HEAD.test(text),
    ...readSections(parts.body, languages, findings),
    findings,
    place: (path) => written?.place(path) ?? START,
    addMild: (place, finding) => findings.add(place, draft ? mildly(finding) : finding),
  };
}

/** A draft may still be without its call to action. */
function mildAboutMissing(findings: Findings): Findings {
  return {
    file: findings.file,
    problems: findings.problems,
    broken: findings.broken,
    add: (place, finding) => findings.add(place, finding.code === 'E09' ? mildly(finding) : finding),
  };
}

/** The post as the domain knows it. */
export function asPost(
  { id, file, sections }: PostReading,
  settings: PostSettings,
  positions: Pick<Post, 'seriesPosition' | 'variantPosition'>,
  media: ReadonlySet<string>,
): Post {
  return { id, file, ...positions, settings, sections: sections.map((section) => asSection(section, media)) };
}

function asSection({ photos, lines: _, ...section }: WrittenSection, media: ReadonlySet<string>): Section {
  return { ...section, photos: photos.map((photo) => asReference(photo, media)) };
}

function asReference({ file, alt }: WrittenPhoto, media: ReadonlySet<string>): PhotoReference {
  const withoutLogo = photoWithoutLogo(file, media);
  return withoutLogo === null ? { file, alt } : { file, alt, withoutLogo };
}
