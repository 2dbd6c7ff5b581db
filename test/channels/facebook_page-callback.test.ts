import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSigned, readFeed } from '../../shared/channels/facebook_page/callback.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import {
  actOf,
  actsOf,
  body,
  bytesOf,
  inShort,
  own,
  PAGE,
  POST,
  recorded,
  SECOND,
  value,
} from './callbacks/facebook/read.ts';

const RECORDED = '104523889912345_734388548000001';

/** What the telling ones tell; all others tell nothing that counts. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'reaction-add': [`reactions +1 ${POST}`],
  'reaction-edit': [`reactions 0 ${POST}`],
  'reaction-remove': [`reactions -1 ${POST}`],
  'reaction-without-sender': [`reactions +1 ${POST}`],
  'older-like-and-reaction': [`reactions +1 ${POST}`, `reactions +1 ${POST}`],
  'comment-add': [`comments +1 ${POST}`],
  'comment-remove': [`comments -1 ${POST}`],
  'share-add': [`shares +1 ${POST}`],
  batch: [`reactions +1 ${POST}`, `comments +1 ${POST}`, 'shares -1 108000000000002_5'],

  'batched-two-entries-many-changes': [`reactions +1 ${RECORDED}`, `comments +1 ${RECORDED}`],
  'modern-comment-add': [`comments +1 ${RECORDED}`],
  'modern-comment-add-2024': [`comments +1 ${RECORDED}`],
  'modern-reaction-add-love': [`reactions +1 ${RECORDED}`],
  'modern-reaction-edit-like': [`reactions 0 ${RECORDED}`],
  'older-like-and-reaction-pair-1-reaction': [`reactions +1 ${RECORDED}`],
  'restfb-feed-like-add-25': ['reactions +1 909653922461664_940663242694065'],
  'wire-khmer-comment-signed': [`comments +1 ${RECORDED}`],
};

/** In most of restfb's, the sender was made the Page itself. These are what they tell a Page that is not the sender. */
const TOLD_TO_ANOTHER: Readonly<Record<string, readonly string[]>> = {
  'restfb-feed-comment-add-25': ['comments +1 1234567890321_901097836652708'],
  'restfb-feed-comment-add-with-photo': ['comments +1 1234567890321_901097836652708'],
  'restfb-feed-comment-remove-25': ['comments -1 1234567890321_905578656204626'],
  'restfb-feed-like-remove-25': ['reactions -1 1234567890321_940663242694065'],
  'restfb-feed-reaction-add': ['reactions +1 1234567890321_98735342324352'],
  'restfb-feed-reaction-remove': ['reactions -1 1234567890321_98735342324352'],
  'restfb-feed-like-add-25': TOLD['restfb-feed-like-add-25'] ?? [],
};

/** As Facebook escapes it; the signature was made of it with OpenSSL. */
const ESCAPED = String.raw`{"object":"page","entry":[{"changes":[{"value":{"message":"\u179f\u17bd\u179f\u17d2\u178f\u17b8"},"field":"feed"}]}]}`;
const SIGNATURE = 'sha256=321c494b702ab19de2cbeb7f3bad7a49bc4e8a7a911f56c40616600d6de3d9bb';

describe('what a Page callback tells', () => {
  const all = [...own, ...recorded];

  it.each(all.map(({ name, bytes }) => [name, bytes] as const))('is understood: %s', (name, bytes) => {
    const callback = readFeed(bytes);
    expect(callback.kind).toBe('feed');
    expect(actsOf(bytes).map(inShort)).toEqual(TOLD[name] ?? []);
    const changes =
      Buffer.from(bytes)
        .toString()
        .split(/"field"|"messaging"/).length - 1;
    expect(callback).toMatchObject({ passedOver: changes - (TOLD[name] ?? []).length });
  });

  it.each(recorded.filter(({ name }) => name.startsWith('restfb')).map(({ name, bytes }) => [name, bytes] as const))(
    'is understood by a Page that did not do it: %s',
    (name, bytes) => {
      const { entry, ...rest } = JSON.parse(Buffer.from(bytes).toString());
      const told = { ...rest, entry: entry.map((one: object) => ({ ...one, id: PAGE })) };
      expect(actsOf(told).map(inShort)).toEqual(TOLD_TO_ANOTHER[name] ?? []);
    },
  );

  it('is signed over the bytes as they came', () => {
    expect(isSigned(bytesOf(ESCAPED), SIGNATURE, 'a-test-secret')).toBe(true);
    expect(isSigned(bytesOf(JSON.parse(ESCAPED)), SIGNATURE, 'a-test-secret')).toBe(false);
    for (const { name, bytes } of recorded.filter((one) => one.name.endsWith('-signed'))) {
      const headers = readFileSync(join(process.env.RECORDINGS ?? '', 'facebook', `${name}.headers`), 'utf8');
      const [, signature, secret] = /(sha256=\w+)[^:]*: (\S+)/.exec(headers) ?? [];
      expect(isSigned(bytes, signature, secret)).toBe(true);
    }
  });
});

describe('an act on a post', () => {
  it('names its Page, its post and its second', () => {
    expect(actOf({})).toMatchObject({ page: PAGE, post: POST, at: instantOf(SECOND * 1000) });
  });

  it('takes its moment from the entry where it has none, in seconds or in milliseconds', () => {
    const told = (time: number) => ({
      object: 'page',
      entry: body(value({ created_time: undefined })).entry.map((entry) => ({ ...entry, time })),
    });
    const at = instantOf(SECOND * 1000);
    expect(actsOf(told(SECOND))).toMatchObject([{ at }]);
    expect(actsOf(told(SECOND * 1000))).toMatchObject([{ at }]);
    expect(actOf({ created_time: 1e15 })).toMatchObject({ at: instantOf((SECOND + 9) * 1000) });
    expect(actsOf(told(-1))).toEqual([]);
  });

  it.each<[string, object]>([
    ['a bare number', { post_id: '122100000000000001' }],
    ['a bare number without quotes', { post_id: 122100000000001 }],
  ])('is on the Page’s own post where its id is %s', (_, parts) => {
    expect(actOf(parts)?.post).toMatch(new RegExp(`^${PAGE}_1221\\d+$`));
  });

  it('keeps the owner that a post names', () => {
    expect(actOf({ post_id: '42_7', parent_id: undefined })?.post).toBe('42_7');
  });

  it('is told by the post and never by the photo in it', () => {
    expect(actOf({ photo_id: '122100000000000555' })?.post).toBe(POST);
    expect(actOf({ post_id: undefined, photo_id: '122100000000000555' })).toBeUndefined();
  });

  it.each<[string, object]>([
    ['of the Page itself', { from: { id: PAGE } }],
    ['of the Page itself, as older callbacks tell it', { from: undefined, sender_id: Number(PAGE) }],
    ['on a draft', { published: 0 }],
    ['on a comment', { comment_id: '122100000000000001_9' }],
    ['on a comment that is only its parent', { parent_id: '122100000000000001_9' }],
    ['that names no post', { post_id: undefined }],
    ['that names something else as its post', { post_id: 'pfbid02abc' }],
    ['with a verb that nobody has seen', { verb: 'constructor' }],
    ['with an item that nobody has seen', { item: 'constructor' }],
    ['whose sender is no id', { from: { id: ['7'] } }],
    ['whose comment is no id', { comment_id: {} }],
  ])('counts nothing: %s', (_, parts) => {
    expect(readFeed(bytesOf(body(value(parts))))).toMatchObject({ kind: 'feed', acts: [], passedOver: 1 });
  });

  it('counts an answer to a comment as a comment', () => {
    const answer = { item: 'comment', parent_id: '122100000000000001_9', comment_id: '122100000000000001_10' };
    expect(actOf(answer)).toMatchObject({ metric: 'comments', change: 1, post: POST });
  });

  it('is a share of the parent where the post is the share itself', () => {
    const share = { item: 'share', post_id: `${PAGE}_5`, share_id: '5' };
    expect(actOf({ ...share, parent_id: POST })).toMatchObject({ metric: 'shares', change: 1, post: POST });
    expect(actOf({ ...share, parent_id: undefined })).toBeUndefined();
  });
});
