import type { Problem } from '../../shared/domain/content/content.ts';
import type { Bilingual } from '../../shared/domain/content/language.ts';
import type { Rendered } from './render-campaign.ts';

/** Khmer: draft, needs native review. */
const CAUSES: Readonly<Record<Rendered['unusable'][number]['why'], Bilingual>> = {
  gone: { en: 'is not there any more. Upload it again.', km: 'លែងមានទៀតហើយ។ សូមបញ្ចូលម្តងទៀត។' },
  not_an_image: { en: 'is not a picture. Save it as JPG or PNG.', km: 'មិនមែនជារូបភាពទេ។ សូមរក្សាទុកជា JPG ឬ PNG។' },
  animated: { en: 'moves. Save one still picture as JPG or PNG.', km: 'ជារូបមានចលនា។ សូមរក្សាទុករូបនឹងមួយជា JPG ឬ PNG។' },
  too_many_pixels: { en: 'has more than 50 million points. Make it smaller.', km: 'ធំពេក។ សូមបង្រួមរូបភាព។' },
  too_large: { en: 'is larger than 25 MB. Make it smaller.', km: 'ធំជាង 25 MB។ សូមបង្រួមរូបភាព។' },
};

/** What the author of a post is told about a photo that cannot be shown. */
export function photoProblem({ post, photo, why }: Rendered['unusable'][number]): Problem {
  const line = post.sections.find((section) => section.photos.some(({ file }) => file === photo))?.line ?? 1;
  const cause = CAUSES[why];
  return {
    file: post.file,
    line,
    column: 1,
    code: 'E28',
    severity: 'error',
    message: { en: `The photo "${photo}" ${cause.en}`, km: `រូបភាព «${photo}» ${cause.km}` },
  };
}
