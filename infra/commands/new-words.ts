import type { Bilingual } from '../../shared/domain/content/language.ts';

/** What `npm run new` says. Khmer: draft, needs native review. */

export const HELP: Bilingual = {
  km: `ចាប់ផ្តើមអ្វីថ្មី៖

  npm run new -- campaign 2027-03-school-meeting --name "ប្រជុំសាលា"        យុទ្ធនាការអញ្ជើញប្រជុំ៖ អញ្ជើញ រំលឹក ថ្ងៃប្រជុំ និងអ្វីដែលបានសម្រេច
  npm run new -- campaign 2027-03-your-view --cta give_feedback          យុទ្ធនាការដែលស្នើសុំអ្វីផ្សេង
  npm run new -- series 2027-03-tips --posts 5                           ស៊េរីគន្លឹះ ចេញម្តងមួយៗ
  npm run new -- post 2027-03-school-meeting --cta share                 ប្រកាសមួយទៀតក្នុងយុទ្ធនាការ

បន្ថែមបាន៖ --at "2027-03-13 08:00" (ពេលប្រជុំ ពេលផ្សាយ ឬថ្ងៃចាប់ផ្តើមស៊េរី) · --name-en "…" · --lang km|en · --content ថត
`,
  en: `Begin something new:

  npm run new -- campaign 2027-03-school-meeting --name "School meeting"   invites to a meeting: invitation, reminder, the day, what was decided
  npm run new -- campaign 2027-03-your-view --cta give_feedback          a campaign that asks for something else
  npm run new -- series 2027-03-tips --posts 5                           tips that go out one after another
  npm run new -- post 2027-03-school-meeting --cta share                 one more post of a campaign

You may add: --at "2027-03-13 08:00" (of the meeting, of the post, or the first day of the series) · --name-km "…" · --lang km|en · --content DIR
`,
};

export const NEXT: Readonly<Record<'km' | 'en', (check: string, preview: string | null) => string>> = {
  km: (check, preview) =>
    [
      'បន្ទាប់៖ បើកឯកសារ សរសេរជំនួស …… ហើយលុបបន្ទាត់ status: draft ពេលរួចរាល់។',
      `ពិនិត្យ៖ ${check}`,
      ...(preview ? [`មើលមុន៖ ${preview}`] : []),
    ].join('\n'),
  en: (check, preview) =>
    [
      'Next: open the files, write where …… stands, and delete the line status: draft when a post is ready.',
      `Check: ${check}`,
      ...(preview ? [`See it: ${preview}`] : []),
    ].join('\n'),
};

export const DEFAULT_NAMES: Readonly<Record<'campaign' | 'series', Bilingual>> = {
  campaign: { km: 'យុទ្ធនាការថ្មី', en: 'New campaign' },
  series: { km: 'ស៊េរីថ្មី', en: 'New series' },
};

export const REFUSED = {
  kind: (written: string, meant: string | null): Bilingual => ({
    km: `«${written}» មិនមែនជាអ្វីដែលចាប់ផ្តើមបានទេ។ ${meant ? `តើអ្នកចង់សរសេរ ${meant} មែនទេ? ` : ''}អាចជា៖ campaign, series, post, organisation។`,
    en: `"${written}" is nothing that can be begun. ${meant ? `Did you mean ${meant}? ` : ''}It can be: campaign, series, post, organisation.`,
  }),
  cta: (written: string, meant: string | null, all: string): Bilingual => ({
    km: `--cta «${written}» មិនមានទេ។ ${meant ? `តើអ្នកចង់សរសេរ ${meant} មែនទេ? ` : ''}អាចជា៖ ${all}។`,
    en: `--cta "${written}" does not exist. ${meant ? `Did you mean ${meant}? ` : ''}It can be: ${all}.`,
  }),
  posts: (written: string): Bilingual => ({
    km: `--posts «${written}» ត្រូវតែជាលេខពី ១ ដល់ ៥០។`,
    en: `--posts "${written}" must be a number from 1 to 50.`,
  }),
  past: (written: string): Bilingual => ({
    km: `--at «${written}» បានកន្លងហួសហើយ។`,
    en: `--at "${written}" has gone by already.`,
  }),
  whichCampaign: (known: string): Bilingual => ({
    km: `សូមប្រាប់យុទ្ធនាការដែលប្រកាសជារបស់វា៖ npm run new -- post ${known}`,
    en: `Name the campaign that the post belongs to: npm run new -- post ${known}`,
  }),
  tooMany: (): Bilingual => ({
    km: 'ឈ្មោះដែលមានដកឃ្លា ត្រូវដាក់ក្នុងសញ្ញា " "។',
    en: 'A name with spaces goes between " ".',
  }),
} as const;
