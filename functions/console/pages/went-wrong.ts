import type { Context } from 'hono';
import { isApi, isReading } from '../from-here.ts';
import { languageOf, say } from './frame.ts';
import { FRAME_WORDS } from './frame-words.ts';

/** What somebody reads where something went wrong with us or with what they sent: a program a code, a person a page. */

/** Whoever only looked has changed nothing; of what was pressed nobody knows, and they are asked to look first. */
export function failed(context: Context): Response | Promise<Response> {
  if (isApi(context)) return context.json({ error: 'internal' }, 500);
  const words = FRAME_WORDS[languageOf(context)];
  return say(context, words.failed, isReading(context.req.method) ? words.failedLooking : words.failedWhy, 500);
}

export function noSuchPage(context: Context): Response | Promise<Response> {
  if (isApi(context)) return context.json({ error: 'not_found' }, 404);
  const { notFound, notFoundWhy } = FRAME_WORDS[languageOf(context)];
  return say(context, notFound, notFoundWhy, 404);
}

export function tooLarge(context: Context): Response | Promise<Response> {
  if (isApi(context)) return context.json({ error: 'too_large' }, 413);
  const words = FRAME_WORDS[languageOf(context)];
  return say(context, words.failed, words.tooLarge, 413);
}
