import { withdraw } from '../../shared/actions/withdraw.ts';
import { HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { questionOf, yesOf } from '../fakes/a-delivery.ts';
import type { Outside } from './channels.ts';
import type { Folder } from './ingesting.ts';
import type { Mix } from './mix.ts';
import type { PlannedPost } from './posts.ts';
import { BEGINNING, instantAt, msOf } from './worker.ts';
import type { WorkerPorts } from './worker-ports.ts';

const APPROVED_AT_MS = 5 * MINUTE_MS;
const TEAM = ['Sophea', 'Dara'] as const;

export interface Acting extends Outside {
  readonly folder: Folder;
  readonly start: (name: string, run: (ports: WorkerPorts) => Promise<unknown>) => void;
}

/** What people do meanwhile: approve, move, withdraw, change and take back what is out, say the same themselves, and remove what is public. */
export function peopleActing(
  wanted: readonly PlannedPost[],
  rates: Mix['people'],
  { time, random, ledger, platform, folder, start }: Acting,
): void {
  const approve = (entry: PlannedPost['entry']) => {
    for (const name of TEAM) void ledger.approve(questionOf(entry), { ...yesOf(name), at: BEGINNING });
  };
  time.after(APPROVED_AT_MS, () => {
    for (const { entry } of wanted) approve(entry);
  });
  for (const { entry, message, reworded } of wanted) {
    const atMs = msOf(entry.at);
    const { address, kind } = entry;
    if (kind === 'facebook_page' && random.chance(rates.copied)) {
      time.after(atMs + random.between(-MINUTE_MS, 5 * MINUTE_MS), () => {
        const nowMs = time.nowMs();
        const copy = { address, text: message.text, of: null, atMs: nowMs, seenFromMs: nowMs, forwardedAtMs: null };
        platform.accept(copy);
      });
    }
    if (random.chance(rates.removed)) {
      time.after(atMs + random.between(5 * SECOND_MS, 4 * MINUTE_MS), () => {
        const live = platform.of(entry.id).at(-1);
        if (live) live.removedAtMs = time.nowMs();
      });
    }
    const changed = random.which({ reworded: rates.reworded, takenBack: rates.takenBack });
    const changedAtMs = atMs + random.between(10 * SECOND_MS, 20 * MINUTE_MS);
    if (changed === 'reworded') {
      time.after(changedAtMs, () => folder.put(entry, reworded.entry));
      time.after(changedAtMs + random.between(0, 10 * MINUTE_MS), () => approve(reworded.entry));
    }
    if (changed === 'takenBack') {
      const takeBack = () =>
        start('withdraw', async ({ clock, ledger: own, queue }) => {
          const answer = await withdraw(entry.id, { name: 'Dara', role: 'comms' }, { clock, ledger: own });
          if (answer.kind === 'taken-back') await queue.send(answer.dues);
        });
      time.after(changedAtMs, takeBack);
      // Whoever saw nothing happen presses once more.
      time.after(changedAtMs + 2 * MINUTE_MS, takeBack);
    }
    if (changed) continue;
    const edited = random.which({ moved: rates.moved, withdrawn: rates.withdrawn });
    if (!edited) continue;
    // Around its moment: the hardest time to change one's mind.
    time.after(atMs - random.between(-5 * SECOND_MS, 5 * MINUTE_MS), () => {
      const at = instantAt(time.nowMs() + random.whole(2, 20) * MINUTE_MS);
      const moved = { ...entry, at, publicAt: at, expires: plus(at, 2 * HOUR_MS) };
      folder.put(entry, edited === 'moved' ? moved : null);
    });
  }
}
