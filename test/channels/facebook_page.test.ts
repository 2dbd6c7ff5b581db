import { describe, expect, it } from 'vitest';
import { PAGE, PROOF, pageAt, publish, TOKEN } from './page.ts';
import { platform } from './platform.ts';
import { recording } from './recordings.ts';
import { bytesOf, delivery, mediaOf, message, photo } from './sample.ts';

const created = recording('facebook-feed-created');
const photoCreated = recording('facebook-photo-created');
const drum = photo('ស្គរ');
const hall = photo('សាលាឃុំ');

describe('a post on a Facebook Page', () => {
  it('is a feed post where it is only text', async () => {
    const { outcome, requests } = await publish(message(), created);
    expect(outcome).toEqual({
      kind: 'published',
      externalId: '108000000000001_122100000000000001',
      permalink: null,
    });
    expect(requests).toMatchObject([{ method: 'POST', path: `${PAGE}/feed` }]);
    expect(requests[0]?.params).toEqual({
      message: message().text,
      access_token: TOKEN,
      appsecret_proof: PROOF,
    });
  });

  it('leaves the link to the text, so that no preview repeats it', async () => {
    const button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' } as const;
    const { requests } = await publish(message({ button }), created);
    expect(requests[0]?.params).not.toHaveProperty('link');
  });

  it('is one published photo with its alternative text where it has one photo', async () => {
    const { outcome, requests } = await publish(message({ photos: [drum] }), photoCreated);
    expect(outcome).toEqual({
      kind: 'published',
      externalId: '108000000000001_122100000000000003',
      permalink: null,
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      path: `${PAGE}/photos`,
      params: {
        caption: message().text,
        alt_text_custom: 'ស្គរ',
        published: 'true',
        access_token: TOKEN,
        appsecret_proof: PROOF,
      },
    });
    expect(requests[0]?.files.source?.type).toBe('image/jpeg');
    expect(Buffer.from(requests[0]?.files.source?.bytes ?? [])).toEqual(bytesOf(drum));
  });

  it('has an address on Facebook itself, or the one that the answer names', async () => {
    const permalinkFor = async (baseUrl: string, answer: object) => {
      const http = async () =>
        ({ kind: 'answer', status: 200, headers: new Headers(), text: JSON.stringify(answer) }) as const;
      const page = pageAt(baseUrl, { http });
      return page.send('post', message(), delivery);
    };
    const facebook = 'https://graph.facebook.com';
    expect(await permalinkFor(facebook, { id: '1_23' })).toMatchObject({
      permalink: 'https://www.facebook.com/1/posts/23',
    });
    expect(await permalinkFor(facebook, { id: '23' })).toMatchObject({ kind: 'published', permalink: null });
    expect(await permalinkFor('http://localhost', { id: '1_23' })).toMatchObject({ permalink: null });
    const named = { id: '1_23', permalink_url: 'http://localhost:4000/posts/23' };
    expect(await permalinkFor('http://localhost', named)).toMatchObject({ permalink: named.permalink_url });
    const odd = { id: '1_23', permalink_url: 'javascript:alert(1)' };
    expect(await permalinkFor('http://localhost', odd)).toMatchObject({ kind: 'published', permalink: null });
  });

  it('sends nothing at all when one of its photos cannot be read', async () => {
    const { url, requests } = await platform(created);
    const page = pageAt(url, { media: mediaOf([drum]) });
    await expect(page.send('post', message({ photos: [drum, hall] }), delivery)).rejects.toThrow('is missing');
    expect(requests).toEqual([]);
  });

  it('proves nothing where there is no app secret', async () => {
    const { url, requests } = await platform(created);
    await pageAt(url, { appSecret: undefined }).send('post', message(), delivery);
    expect(requests[0]?.params).not.toHaveProperty('appsecret_proof');
  });
});
