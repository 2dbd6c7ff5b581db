import type { Bilingual, Language } from '../../domain/content/language.ts';
import { inKhmerDigits } from '../../domain/khmer-digits.ts';
import { inLanguage } from '../in-language.ts';

/** A post that is to be written, before it is a file. */
export interface NewPost {
  /** The file's name without `.md`. */
  readonly name: string;
  /** What stands after `at:`; null: it takes its turn in the series. */
  readonly at: string | null;
  /** What stands after `cta:`. */
  readonly cta: string;
  readonly text: Bilingual;
  /** For {number} in the text. */
  readonly number?: number;
}

/** Who writes, and for whom. */
export interface Writing {
  /** Of the comments. */
  readonly spoken: 'km' | 'en';
  /** Every one that the organisation writes in. */
  readonly languages: readonly Language[];
  readonly campaignName: Bilingual;
}

/** Khmer: draft, needs native review. */
const COMMENTS = {
  draft: { km: 'លុបបន្ទាត់នេះ ពេលប្រកាសរួចរាល់', en: 'delete this line when the post is ready' },
  at: { km: 'ម៉ោងភ្នំពេញ', en: 'Phnom Penh time' },
  counted: {
    km: 'រាប់ពីថ្ងៃព្រឹត្តិការណ៍៖ ពេលប្តូរថ្ងៃ ប្រកាសនេះប្តូរតាម',
    en: 'counts from the event: when that moves, this moves',
  },
  cta: { km: 'អ្វីតែមួយដែលអ្នកស្នើសុំ', en: 'the one thing that you ask for' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The whole file: a draft, with words in every language. */
export function postText({ at, cta, text, number = 1 }: NewPost, { spoken, languages, campaignName }: Writing): string {
  const when = at === null ? [] : [`at: ${at}   # ${COMMENTS[/^\d{4}-/.test(at) ? 'at' : 'counted'][spoken]}`];
  const sections = languages.map((language) => {
    const name = inLanguage({ ...campaignName }, language) ?? campaignName.en;
    const written = (inLanguage({ ...text }, language) ?? text.en)
      .replaceAll('{name}', () => name)
      .replaceAll('{number}', language === 'km' ? inKhmerDigits(number) : String(number));
    return `=== ${language} ===\n${written}\n`;
  });
  return [
    '---',
    `status: draft   # ${COMMENTS.draft[spoken]}`,
    ...when,
    `cta: ${cta}   # ${COMMENTS.cta[spoken]}`,
    '---',
    sections.join('\n'),
  ].join('\n');
}
