import type { Context } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { mountOf } from './addresses.ts';
import { both, frame, type Html } from './frame.ts';
import { MOST_PEOPLE, type Person, personCalled, personOf } from './people.ts';

/** Why an act cannot be, in both languages, for the one who tried it. */
export class ActRefusal extends Error {
  readonly status: 400 | 404 | 409;
  readonly km: string;

  constructor(status: ActRefusal['status'], km: string, en: string) {
    super(en);
    this.status = status;
    this.km = km;
  }
}

/** The number of whoever acts; the first visitor where nothing is said. */
export const As = z.coerce.number().pipe(z.int().min(1).max(MOST_PEOPLE)).default(1).transform(personOf);

/** What somebody wrote: without white space around it, and with the line breaks of this side of the wire. */
export const Written = z.string().transform((text) => text.replaceAll('\r\n', '\n').trim());

/** Reads a form; throws an ActRefusal where something is missing in it or wrong. */
export async function sentForm<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.infer<Schema>> {
  const form = schema.safeParse(await c.req.parseBody().catch(() => ({})));
  if (form.success) return form.data;
  const field = form.error.issues[0]?.path.join('.') ?? '';
  throw new ActRefusal(400, `ចន្លោះ «${field}» មិនត្រឹមត្រូវទេ។`, `The field “${field}” is missing or wrong.`);
}

/** Who looks at a page, and acts from there. */
export function lookingAs(c: Context): Person {
  return personCalled(c.req.query('as')) ?? personOf(1);
}

/** Shows a refused act as a page; throws on whatever else went wrong. */
export function refused(error: Error, c: Context): Response | Promise<Response> {
  if (!(error instanceof ActRefusal)) throw error;
  return c.html(refusalPage(mountOf(c), error), error.status);
}

function refusalPage(mount: string, { km, message }: ActRefusal): Html {
  return frame(
    'មិនអាចធ្វើបាន · Not possible',
    html`<main><div class="empty"><p>${both(km, message)}</p><p><a href="${mount || '/'}">ត្រឡប់ទៅកន្លែងសាកល្បង · <span lang="en">Back to the sandbox</span></a></p></div></main>`,
  );
}
