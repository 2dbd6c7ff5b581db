import type { Language } from '../domain/content/language.ts';

/** What is written in this language; for a third language that nobody wrote it in, English, else Khmer, else any. */
export function inLanguage<T>(written: Readonly<Record<Language, T>>, language: Language): T | undefined {
  return written[language] ?? written.en ?? written.km ?? Object.values(written)[0];
}
