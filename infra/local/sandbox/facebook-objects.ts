import type { Instant } from '../../../shared/domain/instant.ts';
import { pagePath, postPath, type SandboxChannel } from './addresses.ts';
import type { GraphCall } from './facebook-call.ts';
import { unknownField } from './facebook-errors.ts';
import { facebookUser, personOf } from './people.ts';
import type { PagePost } from './platform-state.ts';
import type { PagePhoto } from './posted-entries.ts';

/** How a Page, its posts and its photos read from outside: the fields that were asked for, and always the id. */

export type FieldNames = readonly string[];

const FIELDS = {
  Page: ['id', 'name', 'link'],
  PagePost: [
    'id',
    'message',
    'created_time',
    'updated_time',
    'permalink_url',
    'full_picture',
    'attachments',
    'is_published',
    'status_type',
    'reactions',
    'comments',
    'shares',
  ],
  Photo: ['id', 'link', 'page_story_id', 'alt_text', 'alt_text_custom', 'width', 'height'],
};

/** The names in `id,comments.summary(true).limit(0),attachments{url}`. Refuses one that the node does not have. */
export function fieldsAsked(fields: unknown, node: keyof typeof FIELDS, otherwise: FieldNames): FieldNames {
  if (typeof fields !== 'string' || fields === '') return otherwise;
  let outer = fields;
  while (/[({][^(){}]*[)}]/.test(outer)) outer = outer.replace(/[({][^(){}]*[)}]/g, '');
  const names = outer.split(',').map((field) => field.trim().replace(/\..*$/, ''));
  for (const name of names) if (!FIELDS[node].includes(name)) throw unknownField(name, node);
  return names;
}

export function pageObject(call: GraphCall, page: SandboxChannel): object {
  const names = fieldsAsked(call.values.fields, 'Page', ['name', 'id']);
  return pick({ id: page.address, name: page.label, link: call.here + pagePath(page.address) }, names);
}

export const POST_DEFAULT: FieldNames = ['created_time', 'message', 'id'];

export function postObject(
  { here, state, values }: Pick<GraphCall, 'here' | 'state' | 'values'>,
  post: PagePost,
  names: FieldNames,
): object {
  const { reactions, comments, shares } = state.onPages.of(post.page, post.number);
  const fields = {
    id: idOf(post),
    message: post.message === '' ? undefined : post.message,
    created_time: graphTime(post.at),
    updated_time: graphTime(post.editedAt ?? post.at),
    permalink_url: here + postPath(post.page, post.number),
    full_picture: post.photos[0] && `${here}/media/${post.photos[0].picture.file}`,
    attachments: { data: post.photos.map((photo) => attachment(here, photo)) },
    is_published: post.published,
    status_type: statusType(post),
    reactions: edge(
      values.fields,
      'reactions',
      [...reactions].map(([person, type]) => ({ ...facebookUser(personOf(person)), type })),
    ),
    comments: edge(
      values.fields,
      'comments',
      comments.map(({ id, person, text, at }) => {
        return {
          id: commentId(post, id),
          message: text,
          created_time: graphTime(at),
          from: facebookUser(personOf(person)),
        };
      }),
    ),
    // Facebook leaves it out until there is one.
    shares: shares === 0 ? undefined : { count: shares },
  };
  return pick(fields, names);
}

export function photoObject(
  { here }: Pick<GraphCall, 'here'>,
  { id, alt, picture: { width, height } }: PagePhoto,
  post: PagePost | null,
  names: FieldNames,
): object {
  const link = post ? here + postPath(post.page, post.number) : undefined;
  const page_story_id = post ? idOf(post) : undefined;
  const fields = { id, link, page_story_id, alt_text: alt, alt_text_custom: alt, width, height };
  return { ...pick(fields, names), ...(post ? { post_id: idOf(post) } : {}) };
}

const EDGE_LIMIT = 25;

/** The first few, as many as `.limit(n)` says, and how many there are. */
function edge(fields: unknown, name: string, all: readonly object[]): object {
  const modifiers =
    typeof fields === 'string' ? (fields.match(new RegExp(`\\b${name}((?:\\.\\w+\\([^)]*\\))*)`))?.[1] ?? '') : '';
  const limit = Number(modifiers.match(/\.limit\((\d+)\)/)?.[1] ?? EDGE_LIMIT);
  return { data: all.slice(0, limit), summary: { total_count: all.length } };
}

export function idOf({ page, number }: Pick<PagePost, 'page' | 'number'>): string {
  return `${page}_${number}`;
}

/** `<number of the post>_<number of the comment>` */
export function commentId({ number }: Pick<PagePost, 'number'>, comment: number): string {
  return `${number}_${comment}`;
}

export function statusType({ photos }: Pick<PagePost, 'photos'>): string {
  return photos.length > 0 ? 'added_photos' : 'mobile_status_update';
}

function attachment(here: string, { id, picture: { file, width, height } }: PagePhoto): object {
  const image = { src: `${here}/media/${file}`, width, height };
  return { type: 'photo', media_type: 'photo', media: { image }, target: { id } };
}

/** Always with the id; a field without a value is left out. */
function pick(fields: Readonly<Record<string, unknown>>, names: FieldNames): object {
  const wanted = [...new Set([...names, 'id'])].map((name) => [name, fields[name]] as const);
  return Object.fromEntries(wanted.filter(([, value]) => value !== undefined));
}

/** `2026-11-22T02:00:00+0000`, as the Graph API writes it. */
export function graphTime(instant: Instant): string {
  return instant.replace(/\.\d{3}Z$/, '+0000');
}
