import type { IdentityProvider } from './constructs/sign-in.ts';

/** One organisation's stack: an app at Meta has one callback address, so each has its own. */
export interface Environment {
  /** Lower case, digits and hyphens; part of the stack's name and of the place of its secrets. */
  readonly organisation: string;
  readonly region: string;
  /** True where real people are: what was said and logged outlives the stack, and the table refuses deletion. */
  readonly keepsData: boolean;
  /** How long a campaign's files must be quiet before they are planned, where that is not a minute; at most 900. */
  readonly quietSeconds?: number;
  /** What the HTTP door lets in, over all callers; above it, 429. */
  readonly requestsPerSecond: number;
  /** Where tracked links begin, where the organisation has a name of its own for the HTTP door; no slash at its end. */
  readonly publicUrl?: string;
  /** Who says who its people are, where that is not a user pool of its own; it knows the callback `{address}/sign-in/callback`. */
  readonly identityProvider?: IdentityProvider;
  /** The engineers who are mailed when an alarm rings: an alarm that reaches nobody is none. */
  readonly alarmAddresses: readonly [string, ...string[]];
  /** Mailed at 80 % of it, and when the month is going to exceed it. Over the whole account. */
  readonly monthlyBudgetUsd: number;
  /** Where the README can be read; each alarm names its section of the runbook there. */
  readonly runbook: string;
}

/** The sample organisation, for trying out: goes without a trace but for its content and what was sent. */
export const SAMPLE: Environment = {
  organisation: 'sample',
  region: 'ap-southeast-1',
  keepsData: false,
  requestsPerSecond: 50,
  alarmAddresses: ['alarms@example.org'],
  monthlyBudgetUsd: 10,
  runbook: 'README.md',
};

/** Where an organisation's tokens are in the SSM Parameter Store. */
export function secretsPrefix({ organisation }: Pick<Environment, 'organisation'>): string {
  return `/civicast/${organisation}/`;
}
