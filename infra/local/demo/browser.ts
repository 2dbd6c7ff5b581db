import { Agent, request } from 'node:http';
import { stringify } from 'node:querystring';

/** Something that somebody, or some machine, asks of the host. */
export interface Asked {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: string;
  readonly form?: Readonly<Record<string, string | number>>;
  readonly userAgent?: string;
}

export interface Answered {
  readonly status: number;
  readonly location: string | null;
}

/** Asks as a browser does; throws where nobody answers in time. Redirects are not followed. */
export type Browser = (asked: Asked) => Promise<Answered>;

const DEADLINE_MS = 20_000;
const OF_A_PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';

/**
 * A browser on this computer: it names itself as a phone does, looks with HEAD, and keeps its connection, as people's
 * do. shared/channels/http.ts does none of this on purpose; it speaks to platforms, and this never does.
 */
export function browserOf(host: string): Browser {
  const agent = new Agent({ keepAlive: true });
  return ({ method, path, form, userAgent = OF_A_PHONE }) => {
    const body = form && stringify({ ...form });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const headers = { 'user-agent': userAgent, ...(body !== undefined && type) };
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    const asking = request(new URL(path, host), { method, agent, headers, timeout: DEADLINE_MS }, (answer) => {
      answer.resume();
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null }));
    });
    asking.once('timeout', () => asking.destroy(new Error('no answer in time')));
    asking.once('error', reject);
    asking.end(body);
    return promise;
  };
}
