import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import { photos } from './chat.ts';
import { expectHarmless, graphError, PAGE_ID, PROOF, pageAt, TOKEN } from './page.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { delivery, message, NOW } from './sample.ts';

const POST = `${PAGE_ID}_77`;
const done: Reply = { status: 200, body: { success: true } };

function out(externalId: string | null = POST): Delivery {
  const sent = [{ step: 'post', externalId, permalink: null, at: NOW }] as const;
  return { ...delivery, state: { status: 'published', at: NOW, sent } };
}

async function amend(after: Message | null, of: Delivery, reply: Reply, before = message()) {
  const { url, requests } = await platform(reply);
  const page = pageAt(url);
  const answer = after ? await page.edit?.(before, after, of) : await page.remove?.(before, of);
  await expectAccepted(requests);
  if (answer && 'why' in answer) expectHarmless(answer.why);
  return { answer, requests };
}

describe('an edit on a Facebook Page', () => {
  it('changes the words of the post', async () => {
    const { answer, requests } = await amend(message({ text: 'កែ' }), out(), done);
    expect(answer).toEqual({ kind: 'done' });
    expect(requests).toMatchObject([{ method: 'POST', path: `/v26.0/${POST}` }]);
    expect(requests[0]?.params).toEqual({ message: 'កែ', access_token: TOKEN, appsecret_proof: PROOF });
  });

  it('cannot change the photos, and asks for nothing', async () => {
    const { answer, requests } = await amend(message({ photos: photos.slice(0, 1) }), out(), done);
    expect(answer).toEqual({ kind: 'refused', why: 'photos_cannot_change' });
    expect(requests).toEqual([]);
  });

  it.each<[string, Reply, object]>([
    ['a post that is gone', graphError(400, 100, 33), { kind: 'refused', why: 'facebook: post_gone' }],
    ['a dead token', graphError(400, 190, 460), { kind: 'deferred', fault: 'token' }],
    ['a missing right', graphError(403, 200), { kind: 'refused', fault: 'permission' }],
    ['a rate limit', graphError(400, 4), { kind: 'deferred', why: 'facebook_4: rate' }],
    ['a failing server', graphError(500, 2), { kind: 'unknown' }],
    ['an answer that says nothing', { status: 200, body: {} }, { kind: 'unknown', why: 'facebook: status_200' }],
    ['a reset', cutAfterwards, { kind: 'unknown' }],
  ])('answers %s as when posting', async (_, reply, answer) => {
    expect((await amend(message({ text: 'កែ' }), out(), reply)).answer).toMatchObject(answer);
  });
});

describe('a removal from a Facebook Page', () => {
  it('deletes the post, or finds it gone', async () => {
    const { answer, requests } = await amend(null, out(), done);
    expect(answer).toEqual({ kind: 'done' });
    const { pathname, searchParams } = new URL(requests[0]?.path ?? '', 'http://localhost');
    expect([requests[0]?.method, pathname]).toEqual(['DELETE', `/v26.0/${POST}`]);
    expect(Object.fromEntries(searchParams)).toEqual({ access_token: TOKEN, appsecret_proof: PROOF });
    expect((await amend(null, out(), graphError(400, 100, 33))).answer).toEqual({ kind: 'done' });
  });

  it('needs a person for a post whose id nobody knows, and waits for a token', async () => {
    expect((await amend(null, out(null), done)).answer).toEqual({ kind: 'refused', why: 'id_unknown' });
    expect((await amend(null, out(), graphError(400, 190))).answer).toMatchObject({ kind: 'deferred', fault: 'token' });
  });
});
