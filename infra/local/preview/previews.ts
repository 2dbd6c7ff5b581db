import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../../../shared/content/load.ts';
import { readInSpite } from '../../../shared/content/read.ts';
import { messagesOf } from '../../../shared/domain/arms.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Problem } from '../../../shared/domain/content/content.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Photo, Sha256 } from '../../../shared/domain/message.ts';
import { contentFolder } from '../../../shared/local/content-folder.ts';
import { preparePhoto } from '../../../shared/media/photo.ts';
import type { ContentStore } from '../../../shared/ports.ts';
import { type LookedAt, lookAt } from './look-at.ts';
import { type Pictures, previewPage } from './page.ts';

export interface PreviewSetting {
  /** The content folder. */
  readonly root: string;
  readonly now: Instant;
  readonly language: BotLanguage;
  /** Where tracked links would begin; null: nowhere. */
  readonly publicUrl: string | null;
}

export interface Preview {
  readonly page: string;
  readonly problems: readonly Problem[];
}

/** Draws each of these posts on a page of its own; what was made of them on the way is kept nowhere. */
export async function previews(files: readonly string[], setting: PreviewSetting): Promise<Map<string, Preview>> {
  const kept = await mkdtemp(join(tmpdir(), 'civicast-preview-'));
  try {
    const contentStore = contentFolder(setting.root, kept);
    const content = readInSpite(await loadContent(contentStore), setting.now);
    const ports = {
      contentStore,
      preparePhoto,
      engagement: { keepLink: async () => {} },
      reach: { publicUrl: setting.publicUrl },
    };
    const pages = new Map<string, Preview>();
    for (const file of files) {
      const seen = await lookAt(content, file, setting.now, ports);
      const page = await previewPage(file, seen, await picturesOf(seen, contentStore), setting.language);
      pages.set(file, { page: String(page), problems: seen.problems });
    }
    return pages;
  } finally {
    await rm(kept, { recursive: true, force: true });
  }
}

async function picturesOf({ channels }: LookedAt, store: ContentStore): Promise<Pictures> {
  const pictures = new Map<Sha256, { photo: Photo; bytes: Uint8Array }>();
  for (const { first, others } of channels) {
    for (const { message } of [first, ...others]) {
      const shown = messagesOf(message).flatMap(({ message: { photos, plain } }) => [
        ...photos,
        ...(plain?.photos ?? []),
      ]);
      for (const photo of shown) {
        if (!pictures.has(photo.sha256))
          pictures.set(photo.sha256, { photo, bytes: await store.kept('media', photo.sha256) });
      }
    }
  }
  return pictures;
}
