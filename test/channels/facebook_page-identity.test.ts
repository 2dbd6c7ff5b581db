import { describe, expect, it } from 'vitest';
import { readFeed } from '../../shared/channels/facebook_page/callback.ts';
import { actOf, actsOf, body, bytesOf, own, PAGE, SECOND, value } from './callbacks/facebook/read.ts';

const identityOf = (parts: object) => actOf(parts)?.identity;
const older = { from: undefined, sender_id: 7300000000000001 };
const comment = { item: 'comment', comment_id: '122100000000000001_9' };
const share = { item: 'share', share_id: '5' };

describe('an act told twice', () => {
  const pair = own.find(({ name }) => name === 'older-like-and-reaction')?.bytes;

  it('has one identity, as like and as reaction', () => {
    const [like, reaction] = actsOf(pair);
    expect(like).toBeDefined();
    expect(like).toEqual(reaction);
  });

  it.each<[string, object, object]>([
    ['a heart is also told as a like', {}, { item: 'like', reaction_type: undefined }],
    ['the sender is told in the older way', {}, older],
    ['the post is told without its owner', {}, { post_id: '122100000000000001' }],
    ['a name is told', {}, { from: { id: '7300000000000001' } }],
    [
      'a comment is told with another time, and nobody',
      comment,
      { ...comment, created_time: SECOND + 5, from: undefined },
    ],
    ['a removal is called a deletion', { ...comment, verb: 'remove' }, { ...comment, verb: 'delete' }],
    ['neither has a sender', { from: undefined }, { from: {} }],
  ])('has one identity where %s', (_, parts, others) => {
    expect(identityOf(parts)).toBeDefined();
    expect(identityOf(others)).toBe(identityOf(parts));
  });
});

describe('two acts', () => {
  it('never share an identity', () => {
    const acts = [
      {},
      { created_time: SECOND + 1 },
      { created_time: SECOND + 2, verb: 'remove' },
      { verb: 'remove' },
      { verb: 'edit' },
      { from: { id: '7300000000000002' } },
      { from: undefined },
      { from: undefined, created_time: SECOND + 1 },
      { post_id: `${PAGE}_122100000000000002` },
      { post_id: '42_122100000000000001' },
      comment,
      { ...comment, verb: 'remove' },
      { ...comment, comment_id: '122100000000000001_10' },
      { ...comment, comment_id: undefined },
      { ...comment, comment_id: undefined, created_time: SECOND + 1 },
      { ...comment, comment_id: undefined, from: undefined },
      share,
      { ...share, verb: 'remove' },
      { ...share, share_id: '6' },
      { ...share, share_id: undefined },
      { ...share, from: { id: '7300000000000002' } },
    ].map(identityOf);
    expect(acts).not.toContain(undefined);
    expect(new Set(acts).size).toBe(acts.length);
  });

  it('of one comment number on two Pages are two', () => {
    const told = JSON.stringify(body(value(comment)));
    const [here] = actsOf(told);
    const [there] = actsOf(told.replace(`"id":"${PAGE}"`, '"id":"108000000000002"'));
    expect(there?.identity).toBeDefined();
    expect(there?.identity).not.toBe(here?.identity);
  });

  it('of senders who differ only in the last digit of a long number stay two', () => {
    const told = (sender: string) => JSON.stringify(body(value(older))).replace('7300000000000001', sender);
    const [one] = actsOf(told('10201978818232600'));
    const [other] = actsOf(told('10201978818232601'));
    expect(one?.identity).toContain('10201978818232600');
    expect(other?.identity).toContain('10201978818232601');
  });

  it('of posts who differ only in the last digit of a long number stay two', () => {
    const told = (post: string) =>
      JSON.stringify(body(value({ post_id: 0, parent_id: null }))).replace('"post_id":0', `"post_id":${post}`);
    expect(actsOf(told('122100000000000001'))).toMatchObject([{ post: `${PAGE}_122100000000000001` }]);
    expect(actsOf(told('122100000000000002'))).toMatchObject([{ post: `${PAGE}_122100000000000002` }]);
  });

  it('of numbers that are no ids are passed over', () => {
    const told = (sender: string) => JSON.stringify(body(value(older))).replace('7300000000000001', sender);
    for (const sender of ['1e30', '-7', '0', '7.5', '1'.repeat(400), '9007199254740993.0']) {
      expect(readFeed(bytesOf(told(sender)))).toMatchObject({ kind: 'feed', acts: [], passedOver: 1 });
    }
  });
});
