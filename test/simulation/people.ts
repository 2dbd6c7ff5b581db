import { HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { questionOf, yesOf } from '../fakes/a-delivery.ts';
import type { Outside } from './channels.ts';
import type { Folder } from './ingesting.ts';
import type { Mix } from './mix.ts';
import type { PlannedPost } from './posts.ts';
import { BEGINNING, instantAt, msOf } from './worker.ts';

const APPROVED_AT_MS = 5 * MINUTE_MS;

/** What people do meanwhile: approve, move, withdraw, say the same themselves, and remove what is public. */
export function peopleActing(
  wanted: readonly PlannedPost[],
  rates: Mix['people'],
  { time, random, ledger, platform, folder }: Outside & { readonly folder: Folder },
): void {
  time.after(APPROVED_AT_MS, () => {
    for (const { entry } of wanted)
      for (const name of ['Sophea', 'Dara']) void ledger.approve(questionOf(entry), { ...yesOf(name), at: BEGINNING });
  });
  for (const { entry, message } of wanted) {
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
