import type { Context } from 'hono';
import type { Html } from '../../../shared/pages/html.ts';
import { notice } from './frame.ts';

/** What was not done ends so; everything else was. */
const NOT_DONE = /^(not|no_|changed|gone|may_not|over)/;

/**
 * What came of a press: it stands in the address as one of our own codes, so that looking at the page again does not
 * press again, and nobody can put words of theirs into a page of ours.
 */
export function saidIn(context: Context, words: Readonly<Record<string, string>>): Html | '' {
  const code = context.req.query('said') ?? '';
  const said = Object.hasOwn(words, code) ? words[code] : undefined;
  return said === undefined ? '' : notice(NOT_DONE.test(code) ? 'bad' : 'good', said);
}

/** What a form has sent; nothing where it cannot be read, so that it is told to be not understood. */
export async function formOf({ req }: Context): Promise<Record<string, unknown>> {
  return req.parseBody().catch(() => ({}));
}

/** Leads to a page of ours that says what came of a press. */
export function afterwards(context: Context, path: string, said: string): Response {
  const hasQuery = path.includes('?');
  return context.redirect(`${path}${hasQuery ? '&' : '?'}said=${encodeURIComponent(said)}`, 303);
}
