import type * as z from 'zod';
import type { ChannelFault } from '../../domain/outcome.ts';
import { type Http, parseJson } from '../http.ts';
import { credentialsOf, type PageCredentials } from './credentials.ts';
import { errorName, GRAPH_VERSION, GraphError, isGone, verdictOf } from './wire.ts';

export interface GraphReader extends PageCredentials {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
}

/** What was asked for; or why it cannot be had, in our words and short enough to be stored. */
export type Read<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'unreadable'; readonly why: string; readonly fault: ChannelFault | null };

/**
 * Reads from the Graph API, which changes nothing, so that it may be done again at any time. Never throws.
 *
 * @param illegible our word for an answer that is no refusal and does not hold what was asked for
 */
export async function readGraph<Shape extends z.ZodType>(
  { pageToken, appSecret, baseUrl, http }: GraphReader,
  path: string,
  params: Readonly<Record<string, string>>,
  shape: Shape,
  illegible: string,
): Promise<Read<z.output<Shape>>> {
  const query = new URLSearchParams({ ...params, ...credentialsOf({ pageToken, appSecret }) });
  const reply = await http(`${baseUrl}/${GRAPH_VERSION}/${path}?${query}`);
  if (reply.kind !== 'answer') return { kind: 'unreadable', why: `facebook: ${reply.why}`, fault: null };
  const { status } = reply;
  const body = parseJson(reply.text);
  const failure = GraphError.safeParse(body);
  if (failure.success) return unreadable(status, failure.data);
  const wanted = shape.safeParse(body);
  if (status < 300 && wanted.success) return { kind: 'read', value: wanted.data };
  const why = status === 429 ? 'rate' : status < 300 ? illegible : `status_${status}`;
  return { kind: 'unreadable', why: `facebook: ${why}`, fault: null };
}

function unreadable(status: number, failure: GraphError): Extract<Read<never>, { kind: 'unreadable' }> {
  const name = errorName(failure);
  if (status === 429) return { kind: 'unreadable', why: `${name}: rate`, fault: null };
  if (status >= 500) return { kind: 'unreadable', why: `${name}: status_${status}`, fault: null };
  if (isGone(failure)) return { kind: 'unreadable', why: `${name}: gone`, fault: 'gone' };
  const { reason, fault = null } = verdictOf(failure) ?? { reason: 'other' };
  return { kind: 'unreadable', why: `${name}: ${reason}`, fault };
}
