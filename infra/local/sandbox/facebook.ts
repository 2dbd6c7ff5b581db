import { type Context, Hono } from 'hono';
import { mountOf, originOf, type SandboxChannel } from './addresses.ts';
import type { GraphCall } from './facebook-call.ts';
import { deadToken, GraphRefusal, invalidParameter, noToken, unknownObject, unknownPath } from './facebook-errors.ts';
import { feedOf } from './facebook-feed.ts';
import { fieldsAsked, POST_DEFAULT, pageObject, postObject } from './facebook-objects.ts';
import { editPost, postPhoto, postToFeed } from './facebook-publish.ts';
import type { PagePost } from './platform-state.ts';
import { sentParams } from './sent-params.ts';
import type { SandboxWorld } from './world.ts';

export const SANDBOX_PAGE_TOKEN = 'sandbox';

/** Graph versions that answered in November 2026. @see PLATFORMS.md §2 */
const VERSION = /^v2[1-6]\.0$/;

/** What every call may carry and none of ours depends on. */
const COMMON = ['access_token', 'appsecret_proof', 'format', 'locale', 'pretty', 'debug', 'suppress_http_code'];

/** The part of the Graph API that publishing to a Page and looking it up need, with its refusals. */
export function facebook(world: SandboxWorld): Hono {
  const graph = new Hono();
  graph.all('/:version/:node?/:edge?', async (c) => {
    try {
      return c.json(await answer(c, world));
    } catch (refusal) {
      if (refusal instanceof GraphRefusal) return c.json(refusal.body, 400, refusal.headers);
      throw refusal;
    }
  });
  return graph;
}

async function answer(c: Context, world: SandboxWorld): Promise<object> {
  const { version = '', node = '', edge } = c.req.param();
  if (!VERSION.test(version) || node === '') throw unknownPath(`/${[version, node, edge].filter(Boolean).join('/')}`);

  const sent = await sentParams(c);
  if (!sent) throw invalidParameter('The body cannot be read as what its content type says');
  const token = sent.values.access_token ?? c.req.header('authorization')?.match(/^(?:Bearer|OAuth) (.+)$/i)?.[1];
  if (token === undefined || token === '') throw noToken(node);
  if (token !== SANDBOX_PAGE_TOKEN) throw deadToken();

  const values = Object.fromEntries(Object.entries(sent.values).filter(([name]) => !COMMON.includes(name)));
  const here = originOf(c) + mountOf(c);
  return route({ ...world, method: c.req.method, node, values, files: sent.files, here }, edge);
}

function route(call: GraphCall, edge: string | undefined): object | Promise<object> {
  const page = pageOf(call);
  const post = postOf(call);
  if (page && edge === 'feed' && call.method === 'POST') return postToFeed(call, page);
  if (page && edge === 'photos' && call.method === 'POST') return postPhoto(call, page);
  if (page && edge === 'feed' && call.method === 'GET') return feedOf(call, page);
  if (page && edge === undefined && call.method === 'GET') return pageObject(call, page);
  if (post && edge === undefined && call.method === 'GET') return showPost(call, post);
  if (post && edge === undefined && call.method === 'POST') return editPost(call, post);
  if (post && edge === undefined && call.method === 'DELETE') return remove(call, post);
  if ((page || post) && edge !== undefined) throw unknownPath(`/${edge}`);
  throw unknownObject(call.method, call.node);
}

/** The sandbox's one token stands for every Page, so `me` is the first. */
function pageOf({ node, channels }: GraphCall): SandboxChannel | undefined {
  return channels().find(({ kind, address }) => kind === 'facebook_page' && (node === 'me' || node === address));
}

function postOf({ node, state }: GraphCall): PagePost | undefined {
  const [, page = '', number] = node.match(/^(\d+)_(\d+)$/) ?? [];
  return state.posts(page).find((post) => post.number === Number(number) && post.removedAt === null);
}

function showPost(call: GraphCall, post: PagePost): object {
  return postObject(call, post, fieldsAsked(call.values.fields, 'PagePost', POST_DEFAULT));
}

function remove({ state, clock }: GraphCall, { page, number }: PagePost): object {
  state.record({ kind: 'post_removed', at: clock.now(), page, number });
  return { success: true };
}
