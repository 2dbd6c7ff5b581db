import { hardToLoad, noVoice } from '../../shared/content/messages-media.ts';
import type { Campaign, Post } from '../../shared/domain/content/campaign.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import type { OrganisationSettings } from '../../shared/domain/content/organisation.ts';
import { Voice } from '../../shared/domain/message.ts';
import type { NoVoice } from '../../shared/domain/prepared-voice.ts';
import { prepareVoice } from '../../shared/media/voice.ts';
import type { ContentStore } from '../../shared/ports.ts';
import { madeOnce } from './made-once.ts';

/** What a post lets people hear. */
export interface VoiceNote {
  readonly post: Post;
  readonly voice: Voice;
}

/** A post that waits for a voice note which cannot be sent. */
export interface NoVoiceIn {
  readonly post: Post;
  readonly why: NoVoice;
}

/** Prepares the voice note of a post; null where it has none, or is to weigh nothing. */
export function voiceReader({ folder }: Campaign, store: ContentStore) {
  return async ({ settings }: Post): Promise<Voice | NoVoice | null> => {
    const { voice: name, lite } = settings;
    if (name === undefined || lite) return null;
    const original = await store.read(`campaigns/${folder}/media/${name}`);
    if (!original) return 'gone';
    const make = async () => {
      const result = prepareVoice(original);
      return result.kind === 'voice' ? { bytes: result.bytes, known: result.voice } : result.why;
    };
    return madeOnce(original, Voice, make, store);
  };
}

/** What the author is told of a voice note that stops the post. */
export function voiceProblem({ post, why }: NoVoiceIn): Problem {
  return { ...placeOf(post), ...noVoice(post.settings.voice ?? '', why) };
}

/** What the author is told of one that goes out, and that takes long; that it is heavy the check has said. */
export function longVoice(
  { post, voice: { bytes, seconds } }: VoiceNote,
  { voice_kb, voice_seconds }: OrganisationSettings['media_budget'],
): Problem[] {
  if (seconds === undefined || seconds <= voice_seconds || bytes > voice_kb * 1000) return [];
  const about = hardToLoad(
    post.settings.voice ?? '',
    { kb: Math.ceil(bytes / 1000), seconds },
    { voice_kb, voice_seconds },
  );
  return [{ ...placeOf(post), ...about }];
}

function placeOf({ file }: Post) {
  return { file, line: 1, column: 1 };
}
