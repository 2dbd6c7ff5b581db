import { createHmac } from 'node:crypto';

export interface PageCredentials {
  readonly pageToken: string;
  /** With it, each call proves that it comes from our app. */
  readonly appSecret?: string | undefined;
}

/** The parameters that open the Graph API: the token itself, so that nothing made of them may be logged. */
export function credentialsOf({ pageToken, appSecret }: PageCredentials): Readonly<Record<string, string>> {
  return {
    access_token: pageToken,
    ...(appSecret && { appsecret_proof: createHmac('sha256', appSecret).update(pageToken).digest('hex') }),
  };
}
