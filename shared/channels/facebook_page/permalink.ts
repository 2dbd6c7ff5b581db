const FACEBOOK = 'https://graph.facebook.com';

/**
 * Where the public sees a post. Facebook answers a post with its id alone: its specification lets `/feed` be asked for
 * no more. Null for a photo's own id, and for posts that are not on Facebook but on a stand-in.
 */
export function permalinkOf(id: string, baseUrl: string): string | null {
  const [, page, post] = /^(\d+)_(\d+)$/.exec(id) ?? [];
  return post && baseUrl === FACEBOOK ? `https://www.facebook.com/${page}/posts/${post}` : null;
}
