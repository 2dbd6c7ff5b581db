import { epochMs, type Instant, SECOND_MS } from '../../../shared/domain/instant.ts';
import type { SandboxChannel } from './addresses.ts';
import type { GraphCall } from './facebook-call.ts';
import { invalidParameter } from './facebook-errors.ts';
import { fieldsAsked, POST_DEFAULT, postObject } from './facebook-objects.ts';

const DEFAULT_LIMIT = 25;
const MOST = 100;

/** Newest first, without what was removed or never published; `paging.next` only while there is more. */
export function feedOf(call: GraphCall, page: SandboxChannel): object {
  const { since, until, limit, after } = call.values;
  const names = fieldsAsked(call.values.fields, 'PagePost', POST_DEFAULT);
  const from = secondsOf(since, 'since') ?? 0;
  const to = secondsOf(until, 'until') ?? Number.POSITIVE_INFINITY;
  const below = after === undefined ? Number.POSITIVE_INFINITY : numberOf(String(after));
  const size = Math.min(limitOf(limit), MOST);

  const matching = call.state
    .posts(page.address)
    .filter((post) => post.published && post.removedAt === null && post.number < below)
    .filter((post) => seconds(post.at) >= from && seconds(post.at) <= to)
    .reverse();
  const shown = matching.slice(0, size);
  const data = shown.map((post) => postObject(call, post, names));
  const [newest, oldest] = [shown.at(0), shown.at(-1)];
  if (!newest || !oldest) return { data };

  const cursors = { before: cursorOf(newest.number), after: cursorOf(oldest.number) };
  if (matching.length === shown.length) return { data, paging: { cursors } };
  const query = { ...stringsIn(call.values), access_token: 'sandbox', limit: String(size), after: cursors.after };
  const next = `${call.here}/facebook/v26.0/${page.address}/feed?${new URLSearchParams(query)}`;
  return { data, paging: { cursors, next } };
}

function seconds(instant: Instant): number {
  return Math.floor(epochMs(instant) / SECOND_MS);
}

function secondsOf(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  const found = /^\d+$/.test(String(value)) ? Number(value) : Date.parse(String(value)) / SECOND_MS;
  if (Number.isNaN(found)) throw invalidParameter(`Param ${name} is not a valid timestamp`);
  return found;
}

function limitOf(value: unknown): number {
  if (value === undefined) return DEFAULT_LIMIT;
  const found = Number(value);
  if (!Number.isInteger(found) || found < 1) throw invalidParameter('Param limit must be a positive integer');
  return found;
}

function cursorOf(number: number): string {
  return Buffer.from(String(number)).toString('base64url');
}

function numberOf(cursor: string): number {
  const number = Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(number)) throw invalidParameter('Invalid cursors values');
  return number;
}

function stringsIn(values: GraphCall['values']): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
