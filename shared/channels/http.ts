/** Two calls one after the other must end within the lease of a claim, which is 60 s. */
const DEADLINE_MS = 20_000;
const MAX_ANSWER_BYTES = 1_048_576;

/** A request body together with the content type that describes it. */
export interface Content {
  readonly type: string;
  readonly bytes: string | Uint8Array<ArrayBuffer>;
  /** Beside the content type: a signature, say. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of a request. `why` is one word of ours, never the platform's text. */
export type HttpReply =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  /** It certainly never reached the platform. */
  | { readonly kind: 'never_arrived'; readonly why: string }
  /** It may have: the platform may have acted upon it. */
  | { readonly kind: 'no_answer'; readonly why: string };

export interface CallOptions {
  readonly method?: 'DELETE';
  /** For a call that is not worth the usual wait. */
  readonly deadlineMs?: number;
}

/** Posts the content, or gets where there is none, unless another method is named. Never throws. */
export type Http = (url: string, content?: Content, options?: CallOptions) => Promise<HttpReply>;

/**
 * The only `fetch`. Each call opens a connection of its own: a kept one may die under a request, and then nobody knows
 * whether it arrived. `connection: close` is enough because nothing else here leaves a connection open for it to take.
 * Redirects are not followed: they would carry the token elsewhere, or post twice.
 */
export function openHttp({ deadlineMs = DEADLINE_MS }: { readonly deadlineMs?: number } = {}): Http {
  return async (url, content, options = {}) => {
    try {
      const response = await fetch(url, {
        method: options.method ?? (content ? 'POST' : 'GET'),
        headers: { connection: 'close', ...(content && { 'content-type': content.type, ...content.headers }) },
        body: content?.bytes ?? null,
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.min(deadlineMs, options.deadlineMs ?? deadlineMs)),
      });
      const text = await readBounded(response.body ?? []);
      if (text === null) return { kind: 'no_answer', why: 'answer_too_large' };
      return { kind: 'answer', status: response.status, headers: response.headers, text };
    } catch (error) {
      return failureOf(error);
    }
  };
}

export function jsonContent(value: unknown): Content {
  return { type: 'application/json', bytes: JSON.stringify(value) };
}

/** What a text says as JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readBounded(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/**
 * No name, no connection, no trust: nothing of the request was sent.
 *
 * @see https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Whether a failed `fetch` certainly never arrived. Its messages are not repeated: they can hold the URL, and it a token. */
export function failureOf(error: unknown): Exclude<HttpReply, { kind: 'answer' }> {
  const causes = causesOf(error);
  const why = causes.map(nameOf).find((name) => name !== null) ?? 'connection_failed';
  return { kind: causes.every(isBeforeSending) ? 'never_arrived' : 'no_answer', why };
}

/** What really went wrong: `fetch` wraps it, and so does a connection that was tried at several addresses. */
function causesOf(error: unknown): readonly unknown[] {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(causesOf);
  if (error instanceof Error && error.cause !== undefined) return causesOf(error.cause);
  return [error];
}

function isBeforeSending(cause: unknown): boolean {
  // Whatever connect(2) itself reports (no route, no network), there was no connection to send anything on.
  return BEFORE_SENDING.has(field(cause, 'code') ?? '') || field(cause, 'syscall') === 'connect';
}

function nameOf(cause: unknown): string | null {
  if (field(cause, 'name') === 'TimeoutError') return 'timeout';
  return field(cause, 'code')?.toLowerCase() ?? null;
}

function field(of: unknown, key: 'code' | 'name' | 'syscall'): string | null {
  const value: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, key) : null;
  return typeof value === 'string' ? value : null;
}
