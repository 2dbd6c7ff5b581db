const HOSTS = ['facebook.com', 'fb.com', 'fb.watch', 't.me'];
/** What of an address says which post it is; everything else follows people. */
const NAMES_A_POST = new Set(['story_fbid', 'id', 'fbid', 'v', 'set', 'multi_permalinks']);
const LONGEST = 300;

/** A link to somebody's post on Facebook or Telegram, without what follows people; null for any other text. */
export function postLink(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  if (!HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))) return null;
  for (const name of [...url.searchParams.keys()]) if (!NAMES_A_POST.has(name)) url.searchParams.delete(name);
  url.hash = '';
  const isFrontPage = url.pathname === '/' && url.search === '';
  return isFrontPage || url.href.length > LONGEST ? null : url.href;
}
