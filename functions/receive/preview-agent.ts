import { isbot } from 'isbot';

/**
 * Browsers inside apps, in which people read what they tapped. Facebook writes the names of carrier and telephone into
 * its own, and those trip isbot up. @see https://github.com/omrilotan/isbot/issues/314
 */
const IN_APP = /\b(?:FBAN|FBAV|FB_IAB|Line|Telegram-Android)\/|\bInstagram \d/;
/** Agents that some apps put beside their own name. */
const NAMES_ITSELF = /facebookexternalhit|facebot|telegrambot|twitterbot|linkedinbot|slackbot|discordbot/i;
/** Android's own HTTP client: an app looks at a link for itself. isbot takes it for a browser. */
const APP_ITSELF = /^Dalvik\//;

/**
 * Whether a request looks at a link for a preview or a search, and no person reads where it leads. Every browser says
 * what it is; what says nothing is a script.
 */
export function isPreviewAgent(userAgent: string | undefined): boolean {
  if (!userAgent || APP_ITSELF.test(userAgent) || NAMES_ITSELF.test(userAgent)) return true;
  return !IN_APP.test(userAgent) && isbot(userAgent);
}
