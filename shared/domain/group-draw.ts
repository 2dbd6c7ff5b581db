import { sha256 } from './delivery-id.ts';

/** Which of a campaign's moderators begin with which arm. A moderator's groups are one: they get one pack. */
export interface GroupDraw {
  readonly campaign: string;
  /** Moderators' codes in the order in which they were drawn; nobody's place ever changes. */
  readonly groups: readonly string[];
  /** Counts the changes: each one is written only upon the one before it. */
  readonly rev: number;
}

/** More would not fit one row; whoever comes after them is drawn each for themselves. */
export const GROUPS_AT_MOST = 20_000;

/** The groups with those who are new among these, in an order that the seed decides, behind all who were there. */
export function dealt(groups: readonly string[], more: readonly string[], seed: string): string[] {
  const known = new Set(groups);
  const fresh = [...new Set(more)].filter((code) => !known.has(code));
  const place = new Map(fresh.map((code) => [code, sha256(`${seed} ${code}`)]));
  const drawn = fresh.toSorted((a, b) => ((place.get(a) ?? '') < (place.get(b) ?? '') ? -1 : 1));
  return [...groups, ...drawn].slice(0, GROUPS_AT_MOST);
}

/** With which of so many arms each group begins: they take turns, so that none begins more than once more than another. */
export function beginnings(groups: readonly string[], seed: string, arms: number): (code: string) => number {
  const places = new Map(groups.map((code, place) => [code, place]));
  return (code) => (places.get(code) ?? Number.parseInt(sha256(`${seed} ${code}`).slice(0, 8), 16)) % arms;
}
