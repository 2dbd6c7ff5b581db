import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readFeed } from '../../../../shared/channels/facebook_page/callback.ts';
import type { PageAct } from '../../../../shared/domain/callback.ts';

/** What Facebook posted, byte for byte where it was recorded. Our own say which page of the vendor describes them. */
export interface Callback {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const Own = z.strictObject({ source: z.url(), date: z.iso.date(), body: z.json() });

const jsonIn = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.json'));
const nameOf = (file: string) => file.replace('.json', '');

export const own: readonly Callback[] = jsonIn(import.meta.dirname).map((file) => {
  const { body } = Own.parse(JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')));
  return { name: nameOf(file), bytes: bytesOf(body) };
});

const given = process.env.RECORDINGS && join(process.env.RECORDINGS, 'facebook');

/** Those in the folder that RECORDINGS names; none without. */
export const recorded: readonly Callback[] =
  given && existsSync(given)
    ? jsonIn(given).map((file) => ({ name: nameOf(file), bytes: readFileSync(join(given, file)) }))
    : [];

export function bytesOf(body: unknown): Uint8Array {
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

export const PAGE = '108000000000001';
export const POST = `${PAGE}_122100000000000001`;
export const SECOND = 1_795_320_000;

/** A body with these values of changes, all in one entry of the Page's feed. */
export function body(...values: readonly object[]) {
  const changes = values.map((value) => ({ field: 'feed', value }));
  return { object: 'page', entry: [{ id: PAGE, time: SECOND + 9, changes }] };
}

/** The value of a change, as a stranger's love for a post unless told otherwise. */
export function value(parts: object = {}): object {
  const love = { item: 'reaction', verb: 'add', reaction_type: 'love', post_id: POST, parent_id: POST };
  return { ...love, from: { id: '7300000000000001', name: 'ម៉ាលី' }, created_time: SECOND, ...parts };
}

export function actsOf(told: unknown): readonly PageAct[] {
  const callback = readFeed(told instanceof Uint8Array ? told : bytesOf(told));
  return callback.kind === 'feed' ? callback.acts : [];
}

/** What one value comes to; undefined when it counts nothing. */
export const actOf = (parts: object) => actsOf(body(value(parts)))[0];

/** `reactions +1 <post>`, as tables write it. */
export const inShort = ({ metric, change, post }: PageAct) => `${metric} ${change > 0 ? '+' : ''}${change} ${post}`;
