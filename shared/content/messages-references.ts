import { error, type Finding, warning } from './findings.ts';

/** Names of things that stand elsewhere. Khmer: draft, needs native review. */

interface Thing {
  readonly en: string;
  readonly km: string;
  /** Where things of this kind are listed. */
  readonly file: string;
}

export const THINGS = {
  event: { en: 'event', km: 'ព្រឹត្តិការណ៍', file: 'campaign.yaml' },
  place: { en: 'place', km: 'ទីកន្លែង', file: '_org/places.yaml' },
  hotline: { en: 'hotline', km: 'លេខជំនួយ', file: '_org/hotlines.yaml' },
  question: { en: 'question', km: 'សំណួរ', file: 'questions.yaml' },
  community: { en: 'community', km: 'សហគមន៍', file: '_org/communities.yaml' },
  district: { en: 'district', km: 'ស្រុក', file: '_org/communities.yaml' },
  channel: { en: 'channel', km: 'ឆានែល', file: '_org/channels.yaml' },
} as const satisfies Record<string, Thing>;

export const unknownName = (what: Thing, name: string, meant: string | null, known: readonly string[]): Finding => {
  const listed = known.slice(0, 12).join(', ');
  const mend = meant
    ? { en: `Did you mean "${meant}"?`, km: `តើចង់សរសេរ «${meant}» មែនទេ?` }
    : listed
      ? { en: `There are: ${listed}`, km: `មាន៖ ${listed}` }
      : { en: 'Add it there first.', km: 'សូមបន្ថែមវានៅទីនោះជាមុនសិន។' };
  return error(what === THINGS.channel ? 'E16' : 'E12', {
    en: `There is no ${what.en} called "${name}" in ${what.file}. ${mend.en}`,
    km: `គ្មាន${what.km}ឈ្មោះ «${name}» ក្នុង ${what.file} ទេ។ ${mend.km}`,
  });
};

/** Of an area: no list names all provinces and communes, so that it may be right. */
export const nearAnother = (name: string, meant: string): Finding =>
  warning('E12', {
    en: `Nothing else of the organisation is called "${name}". Did you mean "${meant}"? If it is right, leave it as it is.`,
    km: `គ្មានអ្វីផ្សេងរបស់អង្គការឈ្មោះ «${name}» ទេ។ តើចង់សរសេរ «${meant}» មែនទេ? បើត្រូវហើយ សូមទុកវាដដែល។`,
  });

export const brokenName = (what: Thing, name: string): Finding =>
  error(what === THINGS.channel ? 'E16' : 'E12', {
    en: `The ${what.en} "${name}" has a mistake in ${what.file}. Mend it there first.`,
    km: `${what.km} «${name}» មានកំហុសក្នុង ${what.file}។ សូមកែនៅទីនោះជាមុនសិន។`,
  });

export const twiceInList = (channel: string): Finding =>
  warning('E45', {
    en: `The channel "${channel}" stands here twice. The post goes there once; delete one of the two.`,
    km: `ឆានែល «${channel}» មាននៅទីនេះពីរដង។ ប្រកាសនឹងទៅទីនោះតែម្តង; សូមលុបមួយ។`,
  });

export const samePlaceTwice = (other: string): Finding =>
  warning('E45', {
    en: `This is the same Page or chat as "${other}". A post that goes to both is read twice there; delete one of the two.`,
    km: `នេះជាទំព័រ ឬឆានែលដូចគ្នានឹង «${other}»។ ប្រកាសដែលទៅទាំងពីរ នឹងត្រូវអានពីរដង; សូមលុបមួយ។`,
  });

export const oneApproval = (): Finding =>
  warning('E35', {
    en: 'Only one person must approve a post. Two see more than one: approvals: 2',
    km: 'ប្រកាសត្រូវការអ្នកអនុម័តតែម្នាក់។ ពីរនាក់ឃើញច្រើនជាងម្នាក់៖ approvals: 2',
  });

export const missingFileOf = (file: string, first: string): Finding =>
  error('E36', {
    en: `The file ${file} is missing. Make it; its first line is ${first}`,
    km: `ខ្វះឯកសារ ${file}។ សូមបង្កើតវា; បន្ទាត់ទីមួយគឺ ${first}`,
  });

export const sameId = (id: string, other: string): Finding =>
  error('E26', {
    en: `The id "${id}" belongs to ${other} too. Give one of the two another id, for example id: ${id}-2`,
    km: `id «${id}» មានក្នុង ${other} ដែរ។ សូមប្តូរ id នៃមួយ ឧទាហរណ៍ id: ${id}-2`,
  });

export const nameIsNoId = (name: string): Finding =>
  error('E49', {
    en: `"${name}" cannot be an id: use only Latin letters, digits, - and _, without spaces. Rename it, or add a line id: my-name`,
    km: `«${name}» មិនអាចធ្វើជា id ទេ៖ ប្រើតែអក្សរឡាតាំង លេខ - និង _ ដោយគ្មានចន្លោះ។ សូមប្តូរឈ្មោះ ឬបន្ថែមបន្ទាត់ id: my-name`,
  });

export const periodBackwards = (from: string, to: string): Finding =>
  error('E47', {
    en: `This period ends (${to}) before it begins (${from}). Mend one of the two.`,
    km: `រយៈពេលនេះចប់ (${to}) មុនពេលចាប់ផ្តើម (${from})។ សូមកែមួយក្នុងចំណោមពីរនេះ។`,
  });

export const hostNotAllowed = (host: string, allowed: readonly string[]): Finding =>
  error('E48', {
    en: `Links to ${host} are not allowed. ${allowed.length > 0 ? `Allowed: ${allowed.join(', ')}. ` : ''}Add ${host} to link_hosts in _org/org.yaml if your organisation trusts it.`,
    km: `តំណទៅ ${host} មិនត្រូវបានអនុញ្ញាតទេ។ ${allowed.length > 0 ? `អនុញ្ញាត៖ ${allowed.join(', ')}។ ` : ''}បើអង្គការជឿទុកចិត្ត សូមបន្ថែម ${host} ក្នុង link_hosts នៃ _org/org.yaml។`,
  });

export const noPrivatePath = (): Finding =>
  error('E34', {
    en: 'People must be able to answer this privately, but private_path is none. Write private_path: bot',
    km: 'មនុស្សត្រូវអាចឆ្លើយជាឯកជនបាន ប៉ុន្តែ private_path គឺ none។ សូមសរសេរ private_path: bot',
  });

export const noSeriesToSubscribe = (): Finding =>
  error('E38', {
    en: 'There is nothing to subscribe to: campaign.yaml needs a series with also_by_subscription: true',
    km: 'គ្មានស៊េរីសម្រាប់ចុះឈ្មោះទេ៖ campaign.yaml ត្រូវមាន series ជាមួយ also_by_subscription: true',
  });

export const armWithoutText = (arm: string, post: string, language: string): Finding =>
  warning('E50', {
    en: `The experiment has the arm "${arm}", but ${post} has no text for it. Add a line === ${language} variant:${arm} === there.`,
    km: `ការសាកល្បងមានជម្រើស «${arm}» ប៉ុន្តែ ${post} គ្មានអត្ថបទសម្រាប់វាទេ។ សូមបន្ថែមបន្ទាត់ === ${language} variant:${arm} === នៅទីនោះ។`,
  });

export const noSuchPost = (post: string, meant: string | null): Finding =>
  warning('E50', {
    en: `The experiment is about the post "${post}", which is not there.${meant ? ` Did you mean "${meant}"?` : ''} Write the post's file name without .md`,
    km: `ការសាកល្បងនិយាយអំពីប្រកាស «${post}» ដែលគ្មានទេ។${meant ? ` តើចង់សរសេរ «${meant}» មែនទេ?` : ''} សូមសរសេរឈ្មោះឯកសារប្រកាស ដោយគ្មាន .md`,
  });

export const redatesNobody = (post: string, meant: string | null): Finding =>
  warning('E53', {
    en: `There is no post "${post}" that could take this new moment.${meant ? ` Did you mean "${meant}"?` : " Delete the line, or write the post's file name without .md"}`,
    km: `គ្មានប្រកាស «${post}» ដែលអាចប្រើពេលថ្មីនេះទេ។${meant ? ` តើចង់សរសេរ «${meant}» មែនទេ?` : ' សូមលុបបន្ទាត់នេះ ឬសរសេរឈ្មោះឯកសារប្រកាស ដោយគ្មាន .md'}`,
  });

export const variantNeverSent = (variant: string): Finding =>
  warning('E50', {
    en: `Nobody will get the variant "${variant}": the campaign's experiment does not have it. Add it to arms in campaign.yaml, or delete this part.`,
    km: `គ្មាននរណានឹងទទួល variant «${variant}» ទេ៖ ការសាកល្បងនៃយុទ្ធនាការគ្មានវាទេ។ សូមបន្ថែមក្នុង arms នៃ campaign.yaml ឬលុបផ្នែកនេះ។`,
  });
