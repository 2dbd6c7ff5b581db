/** Where the platforms are; another address stands for another server that speaks like them. */
export interface PlatformAddresses {
  readonly facebookUrl: string;
  readonly telegramUrl: string;
}

export function platformAddresses(env: Readonly<Record<string, string | undefined>>): PlatformAddresses {
  return {
    facebookUrl: env.FACEBOOK_API_URL || 'https://graph.facebook.com',
    telegramUrl: env.TELEGRAM_API_URL || 'https://api.telegram.org',
  };
}
