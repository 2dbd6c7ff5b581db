import type { Language } from '../domain/content/language.ts';
import type { Finding } from './findings.ts';
import { missingOptions, optionsDiffer } from './messages-languages.ts';

/** Choices are counted by their number, so every language has the same ones in the same order. */
export function checkChoices(
  options: Readonly<Record<Language, readonly string[]>>,
  languages: readonly Language[],
  found: (finding: Finding) => void,
): void {
  for (const language of languages) if (!Object.hasOwn(options, language)) found(missingOptions(language));
  const written = Object.entries(options);
  if (new Set(written.map(([, choices]) => choices.length)).size > 1) {
    found(optionsDiffer(written.map(([language, choices]) => `${language} ${choices.length}`).join(', ')));
  }
}
