import * as z from 'zod';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../../shared/domain/instant.ts';
import type { SandboxChannel } from './addresses.ts';
import type { GraphCall } from './facebook-call.ts';
import { ownPost } from './facebook-changes.ts';
import {
  badLink,
  badPhoto,
  duplicate,
  emptyPost,
  invalidParameter,
  noFile,
  pageLimit,
  unknownObject,
  usedPhoto,
} from './facebook-errors.ts';
import { fieldsAsked, photoObject, postObject } from './facebook-objects.ts';
import { isOpenable } from './links.ts';
import type { PagePost } from './platform-state.ts';
import type { PagePhoto } from './posted-entries.ts';
import { PER_PAGE, waitMs } from './rate-limits.ts';
import { Flag, ignored, json } from './sent-params.ts';

const MESSAGE_CHARACTERS = 63_206;
const PHOTOS_PER_POST = 10;
const PHOTO_BYTES = 4 * 1024 * 1024;

const PhotoId = z.union([z.string(), z.number()]).transform(String);

const FeedParams = z.strictObject({
  message: z.string().default(''),
  link: z.string().optional(),
  attached_media: json(z.array(json(z.looseObject({ media_fbid: PhotoId })))).default([]),
  published: Flag.default(true),
  fields: z.string().optional(),
  ...ignored('targeting', 'feed_targeting', 'privacy', 'call_to_action', 'place', 'tags', 'backdated_time'),
});

const EditParams = z.strictObject({
  message: z.string(),
  ...ignored('is_explicit_location', 'place', 'privacy', 'tags', 'timeline_visibility', 'tracking'),
});

const PhotoParams = z.strictObject({
  message: z.string().optional(),
  caption: z.string().optional(),
  alt_text_custom: z.string().default(''),
  published: Flag.default(true),
  fields: z.string().optional(),
  ...ignored('temporary', 'no_story', 'targeting', 'place', 'tags', 'backdated_time'),
});

export function postToFeed(call: GraphCall, page: SandboxChannel): object {
  const { message, link, attached_media, published, fields } = read(FeedParams, withListed(call.values));
  const names = fieldsAsked(fields, 'PagePost', ['id']);
  checkMessage(message);
  if (message.trim() === '' && link === undefined && attached_media.length === 0) throw emptyPost();
  if (link !== undefined && !isOpenable(link)) throw badLink();
  if (attached_media.length > PHOTOS_PER_POST)
    throw invalidParameter(`Param attached_media must have at most ${PHOTOS_PER_POST} elements`);

  const photos = attached_media.map(({ media_fbid }) => unusedPhoto(call, page, media_fbid));
  if (new Set(photos).size < photos.length) throw usedPhoto();
  const post = publish(call, page, { message, link: link ?? null, photos, published });
  return postObject(call, post, names);
}

export async function postPhoto(call: GraphCall, page: SandboxChannel): Promise<object> {
  const { message, caption, alt_text_custom: alt, published, fields } = read(PhotoParams, call.values);
  const names = fieldsAsked(fields, 'Photo', ['id']);
  const text = message ?? caption ?? '';
  checkMessage(text);
  const file = call.files.get('source');
  if (!file) throw noFile();
  if (file.size > PHOTO_BYTES) throw badPhoto();
  const picture = await call.pictures.keep(new Uint8Array(await file.arrayBuffer()));
  if (!picture) throw badPhoto();

  if (published) checkPublishing(call, page, text);
  const photo: PagePhoto = { id: call.state.nextPhotoId(), page: page.address, picture, alt };
  call.state.record({ kind: 'photo', at: call.clock.now(), photo });
  const post = published ? publish(call, page, { message: text, link: null, photos: [photo], published }) : null;
  return photoObject(call, photo, post, names);
}

interface NewPost {
  readonly message: string;
  readonly link: string | null;
  readonly photos: readonly PagePhoto[];
  readonly published: boolean;
}

/** Only the words: photos and link stay as they are. */
export function editPost(call: GraphCall, post: PagePost): object {
  const { message } = read(EditParams, call.values);
  checkMessage(message);
  if (message.trim() === '' && post.link === null && post.photos.length === 0) throw emptyPost();
  const at = call.clock.now();
  call.state.record({ kind: 'post_edited', at, page: post.page, number: post.number, message });
  const page = call.channels().find(({ address }) => address === post.page);
  const told = { ...post, message, editedAt: at };
  if (page) void call.callbacks.page(page.address, ownPost(call.here, page, told, 'edited'));
  return { success: true };
}

/** Nothing waits between the checks and the record: two racing calls cannot both be the 200th. */
function publish(call: GraphCall, page: SandboxChannel, { photos, ...post }: NewPost): PagePost {
  if (post.published) checkPublishing(call, page, post.message);
  const at = call.clock.now();
  const number = call.state.posts(page.address).length + 1;
  const ids = photos.map(({ id }) => id);
  call.state.record({ kind: 'post', at, page: page.address, number, ...post, photos: ids });
  const posted = { ...post, at, page: page.address, number, photos, editedAt: null, removedAt: null };
  // Facebook answers first: its callback comes on its own.
  void call.callbacks.page(page.address, ownPost(call.here, page, posted));
  return posted;
}

function checkPublishing({ state, clock }: GraphCall, page: SandboxChannel, message: string): void {
  const now = clock.now();
  const published = state.posts(page.address).filter((post) => post.published);
  const wait = waitMs(PER_PAGE, published, now);
  if (wait > 0) throw pageLimit(page.address, Math.ceil(wait / MINUTE_MS));

  const last = published.findLast((post) => post.removedAt === null);
  const isSoon = last !== undefined && epochMs(now) - epochMs(last.at) < HOUR_MS;
  if (isSoon && message !== '' && message === last.message) throw duplicate();
}

function checkMessage(message: string): void {
  if ([...message].length > MESSAGE_CHARACTERS)
    throw invalidParameter(`Param message must be at most ${MESSAGE_CHARACTERS} characters`);
}

function unusedPhoto({ state }: GraphCall, page: SandboxChannel, id: string): PagePhoto {
  const found = state.photo(page.address, id);
  if (!found) throw unknownObject('POST', id);
  if (found.used) throw usedPhoto();
  return found.photo;
}

/** Forms may also say `attached_media[0]`, `attached_media[1]` … */
function withListed(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const listed = Object.entries(values).filter(([name]) => /^attached_media\[\d+\]$/.test(name));
  if (listed.length === 0) return values;
  const others = Object.entries(values).filter((entry) => !listed.some(([name]) => name === entry[0]));
  return { ...Object.fromEntries(others), attached_media: listed.map(([, value]) => value) };
}

/** Facebook passes over parameters that it does not know; here a misspelt one is refused, so that somebody notices. */
function read<Schema extends z.ZodType>(schema: Schema, values: Readonly<Record<string, unknown>>): z.infer<Schema> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === 'unrecognized_keys')
    throw invalidParameter(`The sandbox does not know the parameter ${issue.keys[0]}`);
  throw invalidParameter(`Param ${issue?.path.join('.')} is not valid: ${issue?.message}`);
}
