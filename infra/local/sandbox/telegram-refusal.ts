/** @see https://core.telegram.org/bots/api#responseparameters */
interface Parameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/** A no from the Bot API, in the words of the real one. @see PLATFORMS.md §1, recordings/errors */
export class BotRefusal extends Error {
  readonly code: 400 | 401 | 403 | 404 | 409 | 413 | 429;
  readonly parameters: Parameters;

  constructor(code: BotRefusal['code'], description: string, parameters: Parameters = {}) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }

  get body(): object {
    const answer = { ok: false, error_code: this.code, description: this.message };
    return Object.keys(this.parameters).length === 0 ? answer : { ...answer, parameters: this.parameters };
  }
}

export function badRequest(why: string): BotRefusal {
  return new BotRefusal(400, `Bad Request: ${why}`);
}

/** Whoever asks is told where the group is now. */
export function upgraded(to: string): BotRefusal {
  const parameters = { migrate_to_chat_id: Number(to) };
  return new BotRefusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters);
}

/** Seconds, at least one. */
export function tooManyRequests(waitMs: number): BotRefusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new BotRefusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
