/** One organisation's stack: an app at Meta has one callback address, so each has its own. */
export interface Environment {
  /** Lower case, digits and hyphens; part of the stack's name and of the place of its secrets. */
  readonly organisation: string;
  readonly region: string;
  /** True where real people are: what was said and logged outlives the stack, and the table refuses deletion. */
  readonly keepsData: boolean;
  /** What the HTTP door lets in, over all callers; above it, 429. */
  readonly requestsPerSecond: number;
  /** Where tracked links begin, where the organisation has a name of its own for the HTTP door; no slash at its end. */
  readonly publicUrl?: string;
}

/** The sample organisation, for trying out: goes without a trace but for its content and what was sent. */
export const SAMPLE: Environment = {
  organisation: 'sample',
  region: 'ap-southeast-1',
  keepsData: false,
  requestsPerSecond: 50,
};

/** Where an organisation's tokens are in the SSM Parameter Store. */
export function secretsPrefix({ organisation }: Environment): string {
  return `/civicast/${organisation}/`;
}
