/** A no from the Bot API, in the words of the real one. @see PLATFORMS.md §1, recordings/errors */
export class BotRefusal extends Error {
  readonly code: 400 | 401 | 403 | 404 | 409 | 413 | 429;
  readonly retryAfter: number | null;

  constructor(code: BotRefusal['code'], description: string, retryAfter: number | null = null) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  get body(): object {
    const answer = { ok: false, error_code: this.code, description: this.message };
    return this.retryAfter === null ? answer : { ...answer, parameters: { retry_after: this.retryAfter } };
  }
}

export function badRequest(why: string): BotRefusal {
  return new BotRefusal(400, `Bad Request: ${why}`);
}

/** Seconds, at least one. */
export function tooManyRequests(waitMs: number): BotRefusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new BotRefusal(429, `Too Many Requests: retry after ${seconds}`, seconds);
}
