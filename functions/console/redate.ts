import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { redatedFile } from '../../shared/content/redated-file.ts';
import type { Content, ContentFile, Problem } from '../../shared/domain/content/content.ts';
import type { Bilingual } from '../../shared/domain/content/language.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { mayBePlanned } from '../../shared/domain/delivery-life.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { mayDecide, type Person } from '../../shared/domain/person.ts';
import { toWall, writtenMoment } from '../../shared/domain/public-moment.ts';
import type { Clock, ContentStore, Ledger } from '../../shared/ports.ts';

export interface RedatePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly contentStore: Pick<ContentStore, 'list' | 'links' | 'read' | 'beginning' | 'replace'>;
  readonly ledger: Pick<Ledger, 'deliveriesOf'>;
}

export interface NewMoment {
  readonly campaign: string;
  readonly post: string;
  /** To the minute, as moments are written. */
  readonly at: Instant;
}

export type PostRedated =
  /** Written: it is planned when the content is read, at once, and waits for approval as after any change. */
  | { readonly kind: 'redated'; readonly was: Instant }
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-post' }
  | { readonly kind: 'gone' }
  /** All of it is out, was posted by hand, or was withdrawn. */
  | { readonly kind: 'nothing-to-send' }
  /** With this moment the content would have an error that it has not now, or the file of new moments has one. */
  | { readonly kind: 'not-possible'; readonly because: Bilingual };

/** Others write the folder at the same moment seldom; more tries mean something else is wrong. */
const TRIES = 5;

/**
 * Gives a post a new moment, in the file beside it that the console writes.
 *
 * What the checker would say is asked before anything is written: a moment outside the hours, after the event, or too
 * close to another post is refused in its words.
 */
export async function redate(asked: NewMoment, person: Person, ports: RedatePorts): Promise<PostRedated> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  const { clock, contentStore, ledger } = ports;
  const now = clock.now();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const files = await loadContent(contentStore);
    const before = readContent(files, now);
    const found = findPost(asked, before);
    if (!found) return { kind: 'no-such-post' };
    if (asked.at <= now) return { kind: 'gone' };
    const own = (await ledger.deliveriesOf(asked.campaign)).filter(({ post }) => post === asked.post);
    if (!own.some(mayBeSent)) return { kind: 'nothing-to-send' };

    const { path, was } = found;
    // What cannot be understood of the file would be lost by writing it anew.
    const broken = before.problems.find(({ file, severity }) => file === path && severity === 'error');
    if (broken) return { kind: 'not-possible', because: broken.message };
    const entries = { ...found.redated, [asked.post]: { was: toWall(was), at: toWall(asked.at) } };
    const bytes = new TextEncoder().encode(redatedFile(entries));
    const wrong = newError(before, readContent(withFile(files, path, bytes), now));
    if (wrong) return { kind: 'not-possible', because: wrong.message };
    const old = files.find((file) => file.path === path)?.bytes ?? null;
    if (await contentStore.replace(path, old, bytes)) return { kind: 'redated', was };
  }
  throw new Error(`The new moments of ${asked.campaign} were written by others ${TRIES} times in between`);
}

function findPost({ campaign: id, post: postId }: NewMoment, { campaigns }: Content) {
  const campaign = campaigns.find((one) => one.id === id);
  const post = campaign?.posts.find((one) => one.id === postId && one.settings.status === 'ready');
  const was = campaign && post && writtenMoment(campaign, post)?.at;
  return was && { path: `campaigns/${campaign.folder}/redated.yaml`, redated: campaign.redated, was };
}

/** Whether planning would give it another moment: of a pack itself, not of what single moderators received. */
function mayBeSent(delivery: Delivery): boolean {
  return delivery.parent === null && mayBePlanned(delivery);
}

function withFile(files: readonly ContentFile[], path: string, bytes: Uint8Array): ContentFile[] {
  return [...files.filter((file) => file.path !== path), { path, bytes }];
}

function newError(before: Content, after: Content): Problem | undefined {
  const known = new Set(before.problems.map(keyOf));
  return after.problems.find((problem) => problem.severity === 'error' && !known.has(keyOf(problem)));
}

function keyOf({ file, code, message }: Problem): string {
  return `${file} ${code} ${message.en}`;
}
