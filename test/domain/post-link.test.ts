import { describe, expect, it } from 'vitest';
import { postLink } from '../../shared/domain/post-link.ts';

describe('the link of a post', () => {
  it.each([
    [
      'https://www.facebook.com/groups/123/posts/456/?mibextid=abc&fbclid=IwAR',
      'https://www.facebook.com/groups/123/posts/456/',
    ],
    [
      'https://m.facebook.com/story.php?story_fbid=1&id=2&refid=3',
      'https://m.facebook.com/story.php?story_fbid=1&id=2',
    ],
    [' https://t.me/kumru/41#x ', 'https://t.me/kumru/41'],
    ['https://fb.watch/abc/', 'https://fb.watch/abc/'],
  ])('%j is kept as %j', (written, link) => {
    expect(postLink(written)).toBe(link);
  });

  it.each([
    'http://facebook.com/groups/1/posts/2',
    'https://facebook.com.example.org/groups/1',
    'https://notfacebook.com/groups/1',
    'https://facebook.com/',
    'https://me:secret@facebook.com/groups/1',
    'https://facebook.com:444/groups/1',
    'javascript:alert(1)//facebook.com',
    'facebook.com/groups/1',
    'see https://t.me/kumru/41',
    `https://facebook.com/${'a'.repeat(400)}`,
    '',
  ])('%j is none', (written) => {
    expect(postLink(written)).toBeNull();
  });
});
