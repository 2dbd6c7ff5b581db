/** The picture that a moderator gets who wants no logo lies beside the other one: `cover.no-logo.jpg` for `cover.jpg`. */

const MARK = '.no-logo';
/** What people call such a file instead. */
const LIKE_MARK = /[ ._-]+(?:(?:no|without)[ ._-]*logo|plain)$/i;

export function isPhoto(file: string): boolean {
  return /\.(jpe?g|png|webp)$/i.test(file);
}

export function isVideo(file: string): boolean {
  return /\.(mp4|mov|m4v|webm|3gp|avi|mkv)$/i.test(file);
}

/** The file with the same picture and no logo, whatever kind of image it is; null where there is none. */
export function photoWithoutLogo(file: string, media: ReadonlySet<string>): string | null {
  const name = withoutEnding(file) + MARK;
  const [first] = [...media].filter((one) => isPhoto(one) && withoutEnding(one) === name).sort();
  return first ?? null;
}

/** The name that such a file should have had; null for one that is probably something else. */
export function meantWithoutLogo(file: string, used: ReadonlySet<string>): string | null {
  const name = withoutEnding(file);
  const picture = name.replace(LIKE_MARK, '').toLowerCase();
  if (!isPhoto(file) || !LIKE_MARK.test(name)) return null;
  const shown = [...used].find((one) => isPhoto(one) && withoutEnding(one).toLowerCase() === picture);
  return shown === undefined ? null : withoutEnding(shown) + MARK + file.slice(name.length).toLowerCase();
}

function withoutEnding(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}
