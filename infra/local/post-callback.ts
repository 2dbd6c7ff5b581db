import { openHttp } from '../../shared/channels/http.ts';

const http = openHttp({ deadlineMs: 5_000 });

/** Brings one callback from the sandbox to where it is told to go; throws when nobody answers there. */
export async function postCallback(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<{ status: number; body: string }> {
  const reply = await http(url, { type: 'application/json', bytes: new Uint8Array(body), headers });
  if (reply.kind !== 'answer') throw new Error(`The callback did not arrive: ${reply.why}`);
  return { status: reply.status, body: reply.text };
}
