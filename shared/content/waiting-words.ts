import type { Bilingual } from '../domain/content/language.ts';

/** What is said of files that have not arrived: no mistake yet. Khmer: draft, needs native review. */
export function waitingFor(files: readonly string[]): Bilingual {
  const named = files.join(', ');
  return { en: `waiting for ${named}`, km: `កំពុងរង់ចាំ ${named}` };
}
