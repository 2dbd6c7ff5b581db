import type { Env, Hono } from 'hono';
import { defaultIsContentTypeBinary, handle, type LambdaEvent } from 'hono/aws-lambda';
import * as z from 'zod';

/** An HTTP API event, format 2.0: enough is checked to know that it is one. */
export const HttpEvent = z.custom<LambdaEvent>(
  (event) => z.looseObject({ version: z.literal('2.0'), rawPath: z.string() }).safeParse(event).success,
);

/** Answers an HTTP API event with the routes that `app` makes of the ports, made once. */
export function answer<Ports extends object, Variables extends Env>(app: (ports: Ports) => Hono<Variables>) {
  const apps = new WeakMap<object, Hono<Variables>>();
  return (event: LambdaEvent, ports: Ports) => {
    const made = apps.get(ports) ?? app(ports);
    apps.set(ports, made);
    return handle(made, { isContentTypeBinary: keepsItsBytes })(event);
  };
}

/** As text, an answer would lose the byte order mark by which Excel knows that a CSV is UTF-8. */
function keepsItsBytes(contentType: string): boolean {
  return contentType.startsWith('text/csv') || defaultIsContentTypeBinary(contentType);
}
