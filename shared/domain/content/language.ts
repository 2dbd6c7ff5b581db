import type * as z from 'zod';
import { LanguageCode } from './form.ts';

export const Language = LanguageCode;
export type Language = z.infer<typeof Language>;

/** The two languages in which people who work with the system are always addressed. */
export interface Bilingual {
  readonly km: string;
  readonly en: string;
}
