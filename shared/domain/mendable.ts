/** A fault that a person can mend; its message is one line for them, with cause and mend. Everything else is our bug. */
export class Mendable extends Error {}

/** What a log may say of an error beside its kind: the line for whoever can mend it. Any other message could hold somebody's words. */
export function mendOf(error: unknown): { readonly mend?: string } {
  return error instanceof Mendable ? { mend: error.message } : {};
}
