import { describe, expect, it } from 'vitest';
import { changesBeside } from '../../functions/console/pages/changes.ts';
import { drawn } from '../../functions/console/pages/drawn.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { Message } from '../../shared/domain/message.ts';
import { A_MESSAGE } from '../fakes/platforms.ts';

const voice = { sha256: sha256('a sound'), bytes: 180_000, contentType: 'audio/ogg', seconds: 45 } as const;
const video = {
  sha256: sha256('a film'),
  alt: 'People at the commune hall',
  bytes: 2_300_000,
  contentType: 'video/mp4',
  seconds: 31,
} as const;
const seen = (message: Message, kind: Parameters<typeof drawn>[1]) => String(drawn(message, kind, 'en'));

describe('a message as the console draws it', () => {
  it('can be listened to by whoever approves it, where it goes out with a voice note', () => {
    for (const kind of ['telegram_channel', 'telegram_group', 'moderator_pack'] as const) {
      const page = seen({ ...A_MESSAGE, voice }, kind);
      expect(page).toContain('Voice note, 45 seconds');
      expect(page).toContain(`<audio controls preload="none" src="/media/${voice.sha256}">`);
    }
    expect(seen(A_MESSAGE, 'telegram_channel')).not.toContain('<audio');
  });

  it('shows its video to whoever approves it, and names one that is too large for a page', () => {
    for (const kind of ['telegram_channel', 'moderator_pack'] as const) {
      const page = seen({ ...A_MESSAGE, photos: [], video }, kind);
      expect(page).toContain('Video, 31 seconds');
      expect(page).toContain('<data value="2300000">2.3 MB</data>');
      expect(page).toContain(`<video controls preload="none" src="/media/${video.sha256}" aria-label="${video.alt}">`);
      const large = seen({ ...A_MESSAGE, photos: [], video: { ...video, bytes: 4_000_001 } }, kind);
      expect(large).not.toContain('<video');
      expect(large).toContain('4.1 MB');
      expect(large).toContain('the bot shows it when it asks for approval');
    }
    expect(changesBeside({ ...A_MESSAGE, video }, A_MESSAGE, 'en')).toContain('The video is another one.');
  });

  it('says that it is pinned, where it is', () => {
    expect(seen({ ...A_MESSAGE, pin: true }, 'telegram_channel')).toContain('It is pinned');
    expect(seen(A_MESSAGE, 'telegram_channel')).not.toContain('pinned');
  });

  it('tells another voice note from the one before', () => {
    const changes = changesBeside(
      { ...A_MESSAGE, voice },
      { ...A_MESSAGE, voice: { ...voice, sha256: sha256('b') } },
      'en',
    );
    expect(changes).toEqual(['The voice note is another one.']);
  });
});
