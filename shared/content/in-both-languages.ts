import type { Bilingual } from '../domain/content/language.ts';
import { Mendable } from '../domain/mendable.ts';

/** What an author can mend, told in one line before anybody knows which language they read. */
export function inBothLanguages({ km, en }: Bilingual): Mendable {
  return new Mendable(`${km} · ${en}`);
}
