import type { Context } from 'hono';
import * as z from 'zod';

/** What a call carries, in whichever way it came: query, form, multipart or JSON. */
export interface SentParams {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, File>;
}

/** Null when the body cannot be read as what it says it is. */
export async function sentParams(c: Context): Promise<SentParams | null> {
  const body = await bodyOf(c).catch(() => null);
  if (body === null) return null;
  const values: Record<string, unknown> = { ...c.req.query() };
  const files = new Map<string, File>();
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof File) files.set(name, value);
    else values[name] = value;
  }
  return { values, files };
}

async function bodyOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  if (c.req.method === 'GET' || c.req.method === 'DELETE') return {};
  const type = c.req.header('content-type') ?? '';
  if (!type.includes('json')) return c.req.parseBody();
  const text = await c.req.text();
  return text === '' ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

/** A value that forms can only carry as JSON text. */
export function json<Type extends z.ZodType>(inner: Type) {
  return z.preprocess(parsed, inner);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const FLAGS = new Map<unknown, boolean>([
  ['true', true],
  ['True', true],
  ['1', true],
  [1, true],
  ['false', false],
  ['False', false],
  ['0', false],
  [0, false],
]);

export const Flag = z.preprocess((value) => FLAGS.get(value) ?? value, z.boolean());

export const WholeNumber = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value),
  z.int(),
);

/** Parameters that the real platform knows and that change nothing here. */
export function ignored<const Name extends string>(...names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, z.unknown().optional()])) as Record<
    Name,
    z.ZodOptional<z.ZodUnknown>
  >;
}
