import type { PageReader } from '../answer-ports.ts';
import { facebookSummary } from './facebook_page/summary.ts';
import { openHttp } from './http.ts';
import { SANDBOX_TOKENS } from './open.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import type { StandingSetting } from './standing.ts';

/** Reads what the Pages say of their own posts, each with its own token. */
export function pageReader({
  secrets,
  platforms,
  facebookUrl,
}: Pick<StandingSetting, 'secrets' | 'platforms'> & Pick<PlatformAddresses, 'facebookUrl'>): PageReader {
  const http = openHttp();
  const baseUrl = facebookUrl.replace(/\/+$/, '');
  return {
    async summary({ channel, address }, externalId) {
      const { channels, facebook } = await secrets();
      const isSandbox = platforms === 'sandbox';
      const pageToken = isSandbox ? SANDBOX_TOKENS.pageToken : channels[channel]?.pageToken;
      if (!pageToken) return { kind: 'unavailable', why: 'not_asked' };
      const appSecret = isSandbox ? undefined : facebook.appSecret;
      return facebookSummary({ pageId: address, pageToken, appSecret, baseUrl, http })(externalId);
    },
  };
}
