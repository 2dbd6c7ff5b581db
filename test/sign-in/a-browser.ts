/** As much of a browser as signing in needs: cookies for each host, links followed, no page that it would leave by itself. */
export interface Browser {
  /** Where it stands after all redirects. `stopAt`: without asking for the address that begins so. */
  open(url: string, stopAt?: string): Promise<{ readonly url: string; readonly response: Response | null }>;
  /** What it keeps for an origin, sorted. */
  cookies(origin: string): string[];
}

type Answer = (url: URL, init: RequestInit) => Promise<Response>;

/** `answers`: by origin, who is no server of its own. */
export function aBrowser(answers: Readonly<Record<string, Answer>> = {}): Browser {
  const jar = new Map<string, Map<string, string>>();
  const cookiesOf = (origin: string) => {
    const cookies = jar.get(origin) ?? new Map<string, string>();
    jar.set(origin, cookies);
    return cookies;
  };

  async function ask(url: URL): Promise<Response> {
    const cookies = cookiesOf(url.origin);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie && { cookie }), host: url.host, 'sec-fetch-site': 'none', 'user-agent': 'Windows' };
    const answer = answers[url.origin] ?? fetch;
    const response = await answer(url, { headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /; *Max-Age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  return {
    cookies: (origin) => [...cookiesOf(origin)].map(([name, value]) => `${name}=${value}`).sort(),
    async open(address, stopAt) {
      let url = new URL(address);
      for (let hops = 0; hops < 12; hops += 1) {
        if (stopAt !== undefined && hops > 0 && url.href.startsWith(stopAt)) return { url: url.href, response: null };
        const response = await ask(url);
        const location = response.headers.get('location');
        if (!location) return { url: url.href, response };
        await response.body?.cancel();
        url = new URL(location, url);
      }
      throw new Error('It is led on and on');
    },
  };
}
