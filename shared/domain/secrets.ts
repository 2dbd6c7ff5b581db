import * as z from 'zod';
import { Mendable } from './mendable.ts';
import { LastDay, Role } from './person.ts';

/** `until` is their last day; whoever signs in with `email` is this person. */
const NamedPerson = z.strictObject({
  name: z.string().min(1),
  role: Role,
  token: z.string().min(1),
  until: LastDay.optional(),
  email: z.email().optional(),
});

/** The tokens of one organisation: the local secrets file, or the same in SSM. Unknown keys are errors: a misspelt token is a missing one. */
export const Secrets = z.strictObject({
  channels: z.record(z.string(), z.strictObject({ pageToken: z.string().min(1) })).default({}),
  facebook: z
    .strictObject({ appSecret: z.string().min(1).optional(), verifyToken: z.string().min(1).optional() })
    .prefault({}),
  telegram: z
    .strictObject({
      botToken: z
        .string()
        .regex(/^\d+:[\w-]+$/)
        .optional(),
      webhookSecret: z
        .string()
        .regex(/^[\w-]{1,256}$/)
        .optional(),
    })
    .prefault({}),
  oidc: z.strictObject({ clientSecret: z.string().min(1).optional() }).prefault({}),
  people: z
    .array(NamedPerson)
    .refine((people) => new Set(people.map(({ token }) => token)).size === people.length, 'one token for two people')
    .default([]),
});
export type Secrets = z.infer<typeof Secrets>;

/**
 * Reads the text of a secrets file or parameter called `name`. What is thrown names the place of a mistake and never
 * what stands there; the messages of JSON.parse and zod would quote it.
 */
export function readSecrets(text: string, name: string): Secrets {
  const parsed = Secrets.safeParse(jsonIn(text, name));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code }) => `${placeOf(path)} (${code.replaceAll('_', ' ')})`);
  throw new Mendable(`${name} is not as it should be: ${places.join('; ')}. Its form is in the README.`);
}

/** A channel's name is left out: whoever wrote a token in its place must not find it in a log. */
function placeOf(path: readonly PropertyKey[]): string {
  const known = path.map((part, depth) => (depth === 1 && path[0] === 'channels' ? '*' : String(part)));
  return known.join('.') || 'the whole';
}

function jsonIn(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mendable(`${name} is not JSON.`);
  }
}
