import * as z from 'zod';

/** What each adapter needs to be told on AWS. The construct that grants the permission gives these too. */

export const LedgerEnv = z.object({ LEDGER_TABLE: z.string().min(1) });
export type LedgerEnv = z.infer<typeof LedgerEnv>;

export const ContentStoreEnv = z.object({ CONTENT_BUCKET: z.string().min(1) });
export type ContentStoreEnv = z.infer<typeof ContentStoreEnv>;

export const DeliveryQueueEnv = z.object({ DELIVERY_QUEUE_URL: z.url() });
export type DeliveryQueueEnv = z.infer<typeof DeliveryQueueEnv>;

export const SchedulerEnv = z.object({
  SCHEDULE_GROUP: z.string().min(1),
  SCHEDULE_TARGET_ARN: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  SCHEDULE_DEAD_LETTER_ARN: z.string().min(1),
});
export type SchedulerEnv = z.infer<typeof SchedulerEnv>;

/** Where the keys are that make personal things unreadable, e.g. `/civicast/sample/keys/`. */
export const KeysEnv = z.object({ KEYS_PREFIX: z.string().regex(/^\/.+\/$/) });
export type KeysEnv = z.infer<typeof KeysEnv>;

/** Where tracked links begin; empty: they go out direct. */
export const PublicUrlEnv = z.object({
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
});
export type PublicUrlEnv = z.infer<typeof PublicUrlEnv>;

/** Where the organisation's tokens are, e.g. `/civicast/sample/`; never the tokens. */
export const SecretsEnv = z.object({ SECRETS_PREFIX: z.string().regex(/^\/.+\/$/) });
export type SecretsEnv = z.infer<typeof SecretsEnv>;

/** Which identity provider says who people are, and what it calls that. */
export const SignInEnv = z.object({
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_SCOPE: z.string().min(1),
  OIDC_NAME_CLAIM: z.string().min(1),
  OIDC_GROUPS_CLAIM: z.string().min(1),
  OIDC_UNTIL_CLAIM: z.string().min(1),
});
export type SignInEnv = z.infer<typeof SignInEnv>;
