import * as z from 'zod';

/** An ISO 639 code: km, en, or any further language an organisation writes in. */
export const Language = z.string().regex(/^[a-z]{2,3}$/);
export type Language = z.infer<typeof Language>;

/** The two languages in which people who work with the system are always addressed. */
export interface Bilingual {
  readonly km: string;
  readonly en: string;
}
