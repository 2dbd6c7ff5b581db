import { error, type Finding } from './findings.ts';

/** How settings are written. Khmer: draft, needs native review. */

export const noSettings = (): Finding =>
  error('E01', {
    en: 'The settings are missing. The first line of a post is --- and a second line --- ends the settings.',
    km: 'ខ្វះការកំណត់។ បន្ទាត់ទីមួយនៃប្រកាសគឺ --- ហើយបន្ទាត់ --- មួយទៀតបញ្ចប់ការកំណត់។',
  });

export const settingsNotClosed = (): Finding =>
  error('E01', {
    en: 'The settings begin here but do not end. Add a line --- below the last setting.',
    km: 'ការកំណត់ចាប់ផ្តើមនៅទីនេះ តែមិនបានបញ្ចប់។ សូមបន្ថែមបន្ទាត់ --- ក្រោមការកំណត់ចុងក្រោយ។',
  });

export const otherDashes = (): Finding =>
  error('E01', {
    en: 'This line must be three ordinary hyphens and nothing else: ---',
    km: 'បន្ទាត់នេះត្រូវមានតែសញ្ញា - ធម្មតាបី៖ ---',
  });

export const unknownSetting = (name: string, meant: string | null, allowed: readonly string[]): Finding => {
  const known = allowed.join(', ');
  if (meant) {
    return error('E05', {
      en: `There is no setting called "${name}". Did you mean "${meant}"?`,
      km: `គ្មានការកំណត់ឈ្មោះ «${name}» ទេ។ តើចង់សរសេរ «${meant}» មែនទេ?`,
    });
  }
  return error('E05', {
    en: `There is no setting called "${name}" here. ${known ? `Possible here: ${known}` : 'Delete it.'}`,
    km: `គ្មានការកំណត់ឈ្មោះ «${name}» នៅទីនេះទេ។ ${known ? `អាចប្រើ៖ ${known}` : 'សូមលុបវា។'}`,
  });
};

export const missingSetting = (name: string, example: string): Finding =>
  error('E11', {
    en: `The setting "${name}" is missing. Add for example: ${example}`,
    km: `ខ្វះការកំណត់ «${name}»។ សូមបន្ថែម ឧទាហរណ៍៖ ${example}`,
  });

export const emptySetting = (name: string, example: string | null): Finding =>
  error('E11', {
    en: `The setting "${name}" is empty. ${example ? `Write for example: ${example}` : 'Write something after the colon, or delete the line.'}`,
    km: `ការកំណត់ «${name}» ទទេ។ ${example ? `សូមសរសេរ ឧទាហរណ៍៖ ${example}` : 'សូមសរសេរអ្វីមួយក្រោយសញ្ញា : ឬលុបបន្ទាត់នេះ។'}`,
  });

export const settingTwice = (name: string): Finding =>
  error('E31', {
    en: `"${name}" stands here a second time. Keep one of the two and delete the other.`,
    km: `«${name}» មាននៅទីនេះជាលើកទីពីរ។ សូមទុកមួយ ហើយលុបមួយទៀត។`,
  });

export const notOnTheList = (name: string, written: string, list: readonly string[], meant: string | null): Finding => {
  const did = meant ? { en: ` Did you mean "${meant}"?`, km: ` តើចង់សរសេរ «${meant}» មែនទេ?` } : { en: '', km: '' };
  return error('E24', {
    en: `"${written}" is not possible for "${name}".${did.en} Possible: ${list.join(', ')}`,
    km: `«${written}» មិនអាចប្រើសម្រាប់ «${name}» ទេ។${did.km} អាចប្រើ៖ ${list.join(', ')}`,
  });
};

export const onlyPossible = (name: string, only: string): Finding =>
  error('E24', {
    en: `This must be written exactly: ${name}: ${only}`,
    km: `ត្រូវសរសេរឱ្យដូចនេះ៖ ${name}: ${only}`,
  });

/** `en` and `km` continue the sentence "The value of X …". */
export const wrongForm = (name: string, must: { en: string; km: string }): Finding =>
  error('E29', { en: `"${name}" ${must.en}`, km: `«${name}» ${must.km}` });

export const noCallToAction = (): Finding =>
  error('E09', {
    en: 'This post has no call to action. Every post asks the reader for ONE thing. Add for example cta: { type: share } or, if you are sure, cta: { type: none, why: "..." }',
    km: 'ប្រកាសនេះគ្មានការអំពាវនាវឱ្យធ្វើសកម្មភាពទេ។ ប្រកាសនីមួយៗសុំអ្នកអានឱ្យធ្វើរឿងតែមួយ។ សូមបន្ថែម ឧទាហរណ៍ cta: { type: share } ឬបើប្រាកដ cta: { type: none, why: "..." }',
  });

export const unknownCallToAction = (written: string, kinds: readonly string[], meant: string | null): Finding => ({
  ...error('E10', {
    en: `"${written}" is not a kind of call to action.${meant ? ` Did you mean "${meant}"?` : ''} Kinds: ${kinds.join(', ')}`,
    km: `«${written}» មិនមែនជាប្រភេទការអំពាវនាវទេ។${meant ? ` តើចង់សរសេរ «${meant}» មែនទេ?` : ''} ប្រភេទ៖ ${kinds.join(', ')}`,
  }),
});

export const callToActionWithoutKind = (kinds: readonly string[]): Finding =>
  error('E10', {
    en: `The call to action does not say its kind. Write for example cta: { type: share } Kinds: ${kinds.join(', ')}`,
    km: `ការអំពាវនាវមិនបានប្រាប់ប្រភេទ។ សូមសរសេរ ឧទាហរណ៍ cta: { type: share } ប្រភេទ៖ ${kinds.join(', ')}`,
  });

export const noApprovals = (): Finding =>
  error('E35', {
    en: 'Nothing may go out without approval. Write at least approvals: 1, better approvals: 2',
    km: 'គ្មានអ្វីអាចផ្សាយដោយគ្មានការអនុម័តទេ។ សូមសរសេរយ៉ាងតិច approvals: 1 ឬល្អជាង approvals: 2',
  });

/** What YAML could not make sense of. */
export const unreadable = {
  bracket: (): Finding =>
    error('E28', {
      en: 'A bracket { or [ opens here and is not closed. Add } or ] at its end.',
      km: 'សញ្ញា { ឬ [ បើកនៅទីនេះ តែមិនបានបិទ។ សូមបន្ថែម } ឬ ] នៅចុង។',
    }),
  quote: (): Finding =>
    error('E28', {
      en: 'A quotation mark opens here and is not closed. Add " at the end of the words.',
      km: 'សញ្ញាសម្រង់បើកនៅទីនេះ តែមិនបានបិទ។ សូមបន្ថែម " នៅចុងពាក្យ។',
    }),
  indent: (): Finding =>
    error('E28', {
      en: 'The spaces at the start of this line do not fit. Lines that belong together start at the same distance from the left.',
      km: 'ចន្លោះនៅដើមបន្ទាត់នេះមិនត្រូវគ្នា។ បន្ទាត់ដែលនៅជាមួយគ្នា ត្រូវចាប់ផ្តើមត្រង់គ្នា។',
    }),
  twoColons: (): Finding =>
    error('E28', {
      en: 'There are two colons in this line. Put everything after the first one in quotes: "..."',
      km: 'មានសញ្ញា : ពីរក្នុងបន្ទាត់នេះ។ សូមដាក់អ្វីៗក្រោយសញ្ញាទីមួយ ក្នុងសញ្ញា "..."',
    }),
  noColon: (): Finding =>
    error('E28', {
      en: 'This line has no colon. A setting is a name, a colon, a space and a value, for example status: draft',
      km: 'បន្ទាត់នេះគ្មានសញ្ញា : ទេ។ ការកំណត់មួយមានឈ្មោះ សញ្ញា : ចន្លោះ និងតម្លៃ ឧទាហរណ៍ status: draft',
    }),
  backslash: (): Finding =>
    error('E28', {
      en: 'The sign \\ has a special meaning between quotation marks. Write it twice, \\\\, or delete it.',
      km: 'សញ្ញា \\ មានន័យពិសេសក្នុងសញ្ញាសម្រង់។ សូមសរសេរពីរដង \\\\ ឬលុបវា។',
    }),
  other: (): Finding =>
    error('E28', {
      en: 'This line cannot be read. Look at the colon, the quotation marks, the brackets and the spaces at its start; compare with the example in content/README.md.',
      km: 'អានបន្ទាត់នេះមិនបាន។ សូមពិនិត្យសញ្ញា : សញ្ញាសម្រង់ សញ្ញា { } និងចន្លោះនៅដើមបន្ទាត់ ហើយប្រៀបធៀបជាមួយឧទាហរណ៍ក្នុង content/README.md។',
    }),
  notSettings: (): Finding =>
    error('E28', {
      en: 'Settings are lines with a name, a colon and a value, for example format: 1',
      km: 'ការកំណត់គឺជាបន្ទាត់ដែលមានឈ្មោះ សញ្ញា : និងតម្លៃ ឧទាហរណ៍ format: 1',
    }),
};

export const shortCallToAction = (kind: string): Finding =>
  error('E10', {
    en: `A call to action is written with its kind in braces: cta: { type: ${kind} }`,
    km: `ការអំពាវនាវត្រូវសរសេរប្រភេទក្នុងសញ្ញា { }៖ cta: { type: ${kind} }`,
  });
