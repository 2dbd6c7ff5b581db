import type { CallToAction } from '../../domain/content/call-to-action.ts';
import type { Bilingual } from '../../domain/content/language.ts';

type Asked = { readonly spoken: 'km' | 'en' };

/** What somebody wants to begin. `at` is `YYYY-MM-DD HH:MM`; null: a good moment is found. */
export type Wish = Asked &
  (
    | { readonly kind: 'organisation' }
    | {
        readonly kind: 'campaign';
        readonly folder: string;
        readonly name: Bilingual;
        readonly cta: CallToAction['type'];
        readonly at: string | null;
      }
    | {
        readonly kind: 'series';
        readonly folder: string;
        readonly name: Bilingual;
        readonly tips: number;
        readonly at: string | null;
      }
    | {
        readonly kind: 'post';
        readonly folder: string;
        readonly name: string | null;
        readonly cta: CallToAction['type'];
        readonly at: string | null;
      }
  );

export type NewFiles = ReadonlyMap<string, string>;
