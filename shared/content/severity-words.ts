import type { Severity } from '../domain/content/content.ts';
import type { Bilingual } from '../domain/content/language.ts';

/** How bad something is, of one and of several. Khmer: draft, needs native review. */
export const SEVERITIES: Readonly<Record<Severity, { one: Bilingual; many: Bilingual }>> = {
  error: { one: { en: 'error', km: 'កំហុស' }, many: { en: 'errors', km: 'កំហុស' } },
  hold: { one: { en: 'held', km: 'រង់ចាំ' }, many: { en: 'held from real channels', km: 'រង់ចាំ' } },
  warning: { one: { en: 'warning', km: 'ព្រមាន' }, many: { en: 'warnings', km: 'ព្រមាន' } },
};
