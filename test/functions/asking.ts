import { type ConsolePorts, consoleApp } from '../../functions/console/app.ts';
import type { ReceivePorts } from '../../functions/receive/app.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import type { Due } from '../../shared/ports.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { fakeChannel, fakeChannels } from '../fakes/platforms.ts';
import { memorySessions } from '../fakes/sessions.ts';
import { memoryStaff } from '../fakes/staff-book.ts';
import { receiving } from './receiving.ts';

const PEOPLE = [
  { name: 'Dara', role: 'comms', token: 'token-of-dara' },
  { name: 'Dara', role: 'comms', token: 'other-token-of-dara' },
  { name: 'Sophea', role: 'approver', token: 'token-of-sophea' },
  { name: 'Bopha', role: 'approver', token: 'token-of-bopha' },
  { name: 'Chan', role: 'creator', token: 'token-of-chan' },
  { name: 'Partner', role: 'partner', token: 'token-of-partner' },
];

/** The console over fakes, and people of every role who ask it. */
export function asking(changes: Partial<ConsolePorts> = {}, ofBot: Partial<ReceivePorts> = {}) {
  const contentStore = memoryContent();
  const here = receiving({ contentStore, ...(changes.channels && { channels: changes.channels }), ...ofBot });
  const secrets = Secrets.parse({ people: PEOPLE });
  const queued: Due[] = [];
  const ports = {
    ...here,
    contentStore,
    people: peopleOf(async () => secrets, { onLaptop: false, clock: here.clock }),
    channels: fakeChannels(fakeChannel(['text'])),
    staff: memoryStaff(),
    sessions: memorySessions(),
    issuer: null,
    platforms: 'real' as const,
    address: 'https://civic.example.org',
    queue: { send: async (dues: readonly Due[]) => void queued.push(...dues) },
    ...changes,
  };
  const app = consoleApp(ports);
  const request = async (path: string, token: string, body?: unknown) => {
    const headers = { Authorization: `Bearer ${token}` };
    return app.request(
      path,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    );
  };
  const answered = async (response: Response) => {
    return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' };
  };
  return {
    ...here,
    contentStore,
    ports,
    /** A page as somebody sees it, in English. */
    async page(path: string, token: string) {
      const headers = { Authorization: `Bearer ${token}`, Cookie: 'language=en' };
      return answered(await app.request(path, { headers }));
    },
    /** What a form of a page sends, and the answer to it. */
    async press(path: string, token: string, form: Readonly<Record<string, string>> = {}) {
      const headers = { Authorization: `Bearer ${token}`, Cookie: 'language=en' };
      return answered(await app.request(path, { method: 'POST', headers, body: new URLSearchParams(form) }));
    },
    app,
    /** What was handed to the queue. */
    queued,
    request,
    /** Where the world answers, beside the console. */
    door: here.request,
    async ask(path: string, token: string, body?: unknown) {
      const response = await request(path, token, body);
      return { status: response.status, json: JSON.parse(await response.text()) };
    },
  };
}
