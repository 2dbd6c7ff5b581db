/** One thing that was looked at: in order, worth a look, or in the way of posts. Holds nothing that came from outside. */
export interface Finding {
  readonly level: 'good' | 'warning' | 'error';
  readonly what: string;
  /** What a person does about it. */
  readonly mend?: string;
}

export const good = (what: string): Finding => ({ level: 'good', what });
export const warning = (what: string, mend: string): Finding => ({ level: 'warning', what, mend });
export const error = (what: string, mend: string): Finding => ({ level: 'error', what, mend });
