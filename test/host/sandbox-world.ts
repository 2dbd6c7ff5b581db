import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startHost } from '../../infra/local/host.ts';
import { type JumpingClock, jumpingClock } from '../../infra/local/jumping-clock.ts';
import { epochMs, HOUR_MS, type Instant, instantOf, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { testLog } from '../fakes/log.ts';
import { messagesIn, noteIn, type Shown } from './person-page.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const STAFF = 'token-of-dara';
/** Timers go off this rarely: the days are long, and little happens. */
const ROUND_MS = 4 * HOUR_MS;
/** How long after a moment a round finds what was due at it, and nobody has triggered. */
const FOUND_MS = 10 * SECOND_MS;
/** How long after a moment everything is out that was due at it. */
const SETTLES_MS = 30 * SECOND_MS;
/** How long somebody reads before they do the next thing. */
const READS_MS = 10 * SECOND_MS;

/** A change of a content file. */
interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The whole host on the sandbox, with a team of one. Its clock stands still until somebody here waits, and then jumps
 * from moment to moment: a day takes no longer than what happens in it.
 */
export async function sandboxWorld(begins: Instant, edits: readonly Edit[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'civicast-'));
  cpSync(SAMPLE, join(folder, 'content'), { recursive: true });
  const write = ({ file, from, to }: Edit) => {
    const path = join(folder, 'content', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  edits.forEach(write);
  const secrets = join(folder, 'secrets.json');
  writeFileSync(secrets, JSON.stringify({ people: [{ name: 'Dara', role: 'comms', token: STAFF }] }));
  const clock = inRounds(jumpingClock(begins));
  const over = Promise.withResolvers<void>();
  void clock.during(() => over.promise);
  let reads = 0;
  const host = await startHost({
    content: join(folder, 'content'),
    data: join(folder, 'data'),
    port: 0,
    now: begins,
    speed: 1,
    env: { CIVICAST_SECRETS: secrets },
    log: testLog(),
    report: async () => {
      reads += 1;
    },
    jumping: clock,
  });

  const headers = { Authorization: `Bearer ${STAFF}`, 'Content-Type': 'application/json' };
  const api = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const init = { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) };
    return (await fetch(host.url + path, init)).json() as Promise<Answer>;
  };

  /** Waits until then, and for everything that falls due meanwhile or then. */
  const until = async (at: Instant) => {
    await clock.ofWork.until(at);
    // The clock goes on only when all that began at that moment has ended.
    await clock.ofWork.until(plus(at, SETTLES_MS));
  };

  /** Somebody of the sandbox: does what the forms of their page let them do, and reads what stands there. */
  function person(number: number) {
    const page = `${host.url}/sandbox/telegram/people/${number}`;
    let read = 0;
    const act = async (verb: string, form: Record<string, string>) => {
      await clock.ofWork.until(plus(clock.now(), READS_MS));
      const answer = await fetch(`${page}/${verb}`, { method: 'POST', body: new URLSearchParams(form) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${verb} was answered ${answer.status}`);
      return text;
    };
    const messages = async () => messagesIn(await (await fetch(page)).text());
    return {
      messages,
      start: (payload: string) => act('start', { payload }),
      say: (text: string, replyTo = '') => act('say', { text, reply_to: replyTo }),
      /** Presses the newest button that says this, and answers what is noted over the chat. */
      async press(label: string) {
        const there = await messages();
        const below = there.findLast(({ buttons }) => buttons.some((button) => button.label === label));
        const data = below?.buttons.find((button) => button.label === label)?.data ?? '';
        return noteIn(await act('press', { message: below?.id ?? '', data }));
      },
      /** What the bot has written since they last looked. */
      async heard(): Promise<Shown[]> {
        const all = await messages();
        const news = all.filter(({ id, isMine }) => !isMine && Number(id) > read);
        read = Math.max(read, ...all.map(({ id }) => Number(id)));
        return news;
      },
    };
  }

  return {
    host,
    clock,
    api,
    until,
    /** Waits for the next round of what is looked at now and then. */
    nextRound: () => until(roundAfter(clock.now())),
    person,
    /** Changes a content file as its author does, and waits until it was read. */
    async edit(edit: Edit) {
      const before = reads;
      write(edit);
      while (reads === before) await pause(20);
    },
    async stop() {
      over.resolve();
      await host.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function inRounds(clock: JumpingClock): JumpingClock {
  return { ...clock, ofTimers: { ...clock, until: (at, stop) => clock.until(roundAfter(at), stop) } };
}

function roundAfter(at: Instant): Instant {
  return instantOf(Math.ceil(epochMs(at) / ROUND_MS) * ROUND_MS + FOUND_MS);
}
