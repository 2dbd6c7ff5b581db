import { type FileBeginning, mediaKind } from '../domain/content/media-kind.ts';
import type { OrganisationSettings } from '../domain/content/organisation.ts';
import { LARGEST_VOICE_BYTES, type NoVoice } from '../domain/prepared-voice.ts';
import { excerpt } from './did-you-mean.ts';
import { hardToLoad, noVoice } from './messages-media.ts';
import type { PostReading } from './read-post.ts';

/**
 * Whether a post's voice note can be one, by how its file begins, and whether it is light enough to be loaded where the
 * internet is poor. How long it is, is told when it is prepared.
 */
export function checkVoice(
  post: PostReading,
  beginnings: ReadonlyMap<string, FileBeginning>,
  budget: OrganisationSettings['media_budget'] | undefined,
): void {
  const name = post.settings?.voice;
  const beginning = name === undefined ? undefined : beginnings.get(name);
  if (name === undefined || !beginning) return;
  const why = whyNoVoice(beginning);
  const kb = Math.ceil(beginning.size / 1000);
  if (why) post.addMild(post.place(['voice']), noVoice(excerpt(name), why));
  else if (budget && kb > budget.voice_kb) {
    post.addMild(post.place(['voice']), hardToLoad(excerpt(name), { kb, seconds: null }, budget));
  }
}

function whyNoVoice({ first, size }: FileBeginning): NoVoice | null {
  switch (mediaKind(first)) {
    case 'ogg':
    case 'mp3':
    case 'm4a':
    // Phones save sound so as well; whether there is a picture in it is seen when it is prepared.
    case 'mp4':
      return size > LARGEST_VOICE_BYTES ? 'too_large' : null;
    default:
      return 'no_voice';
  }
}
