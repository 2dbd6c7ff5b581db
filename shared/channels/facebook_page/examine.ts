import { DAY_MS, epochMs, type Instant } from '../../domain/instant.ts';
import { error, type Finding, good, warning } from '../finding.ts';
import { DebuggedToken, TokensApp } from './examine-wire.ts';
import { type GraphReader, readGraph } from './read.ts';
import { PageName } from './wire.ts';

interface ExaminedPage extends GraphReader {
  /** The channel's name in channels.yaml, which begins every line. */
  readonly channel: string;
  readonly pageId: string;
  readonly now: Instant;
}

const SOON_MS = 14 * DAY_MS;

/** Without these nothing can be posted, or what was posted cannot be found again. */
const NEEDED = ['pages_manage_posts', 'pages_read_engagement'] as const;
/** What else is lost without each. */
const USEFUL = {
  pages_show_list: 'a new token cannot be made from a list of Pages',
  pages_manage_metadata: "the app cannot be subscribed to the Page's feed",
  read_insights: 'there are no insights',
} as const;

/** Proves a token by reading as the Page, and asks Facebook what it is worth. Never throws, and never tells it. */
export async function examinePage(page: ExaminedPage): Promise<Finding[]> {
  const { channel, pageId } = page;
  const newToken = `make a token of the Page itself, and set it: npm run secrets -- set ${channel}`;
  const me = await readGraph(page, 'me', { fields: 'id' }, PageName, 'no_page');
  if (me.kind === 'unreadable') {
    const what = `${channel}: its token cannot read as the Page (${me.why})`;
    // What Facebook says to a proof that was made with another app's secret.
    if (me.why.endsWith(': bad_request')) {
      return [error(what, "is the app secret that of the token's app? npm run secrets -- set facebook app-secret")];
    }
    return [
      me.fault
        ? error(what, newToken)
        : warning(what, 'nothing is proved by this: try again, and look whether this machine reaches Facebook'),
    ];
  }
  if (me.value.id !== pageId) {
    return [error(`${channel}: its token is a person's or another Page's, not that of page_id`, newToken)];
  }
  return [good(`${channel}: its token reads as the Page`), ...(await examineToken(page, newToken))];
}

async function examineToken(page: ExaminedPage, newToken: string): Promise<Finding[]> {
  const { channel, pageToken, appSecret } = page;
  const notAsked = (why: string, mend: string) => [
    warning(`${channel}: the token's scopes and end could not be checked (${why})`, mend),
  ];
  if (!appSecret) return notAsked('no app secret', 'npm run secrets -- set facebook app-secret');
  const app = await readGraph(page, 'app', { fields: 'id' }, TokensApp, 'no_app');
  if (app.kind === 'unreadable') return notAsked(app.why, 'try again later');
  // An app's own token is its id and its secret, and proves itself.
  const asApp = { ...page, pageToken: `${app.value.id}|${appSecret}`, appSecret: undefined };
  const asked = await readGraph(asApp, 'debug_token', { input_token: pageToken }, DebuggedToken, 'no_token_data');
  if (asked.kind === 'unreadable') {
    return notAsked(asked.why, "is the app secret that of the token's app? npm run secrets -- set facebook app-secret");
  }
  return [...tokenFindings(page, asked.value.data, newToken)];
}

function tokenFindings({ channel, now }: ExaminedPage, token: DebuggedToken, newToken: string): Finding[] {
  const missing = NEEDED.filter((scope) => !token.scopes.includes(scope));
  const lacking = Object.entries(USEFUL).filter(([scope]) => !token.scopes.includes(scope));
  return [
    ...(token.is_valid ? [] : [error(`${channel}: Facebook calls its token invalid`, newToken)]),
    ...(token.type === 'PAGE' ? [] : [error(`${channel}: its token is no Page's`, newToken)]),
    ends(`${channel}: its token`, token.expires_at, now, newToken),
    ends(
      `${channel}: its access to data`,
      token.data_access_expires_at,
      now,
      `sign in to the app again, then ${newToken}`,
    ),
    ...(missing.length === 0
      ? [good(`${channel}: its token has the scopes to post and to read`)]
      : [error(`${channel}: its token lacks ${missing.join(' and ')}`, newToken)]),
    ...lacking.map(([scope, so]) => warning(`${channel}: its token lacks ${scope}, so that ${so}`, newToken)),
  ];
}

function ends(what: string, epochSeconds: number, now: Instant, mend: string): Finding {
  if (epochSeconds === 0) return good(`${what} has no end`);
  const leftMs = epochSeconds * 1000 - epochMs(now);
  if (leftMs <= 0) return error(`${what} has ended`, mend);
  const days = Math.floor(leftMs / DAY_MS);
  return leftMs <= SOON_MS ? warning(`${what} ends in ${days} days`, mend) : good(`${what} ends in ${days} days`);
}
