import { FIRST_BYTES, type MediaKind, mediaKind } from '../domain/content/media-kind.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import { error, type Finding } from './findings.ts';

/** Far above any real file; beyond it somebody has put the wrong thing into the folder. */
export const LARGEST_TEXT_BYTES = 500_000;

/** The file's words, or why they cannot be read. Line ends become line feeds; a byte order mark goes. */
export function readText(bytes: Uint8Array | null): string | Finding {
  if (!bytes) return NOT_THERE;
  if (bytes.length > LARGEST_TEXT_BYTES) return TOO_LARGE;
  const what = mediaKind(bytes.subarray(0, FIRST_BYTES));
  if (what !== 'text' && what !== 'unknown' && what !== 'empty') return notWords(what);
  if (isUtf16(bytes)) return notUtf8(' (UTF-16)');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notUtf8('');
  }
  const lines = text.replace(/\r\n?/g, '\n');
  const damaged = lines.indexOf('\0');
  if (damaged >= 0) return brokenSign(lines.slice(0, damaged).split('\n').length);
  return /[^\s\u200b\ufeff]/.test(lines) ? lines : EMPTY;
}

/** Rough words of a file that cannot be read, to tell what its settings were; never shown. */
export function guessText(bytes: Uint8Array | null): string {
  return bytes ? Buffer.from(bytes.subarray(0, LARGEST_TEXT_BYTES)).toString('latin1').replaceAll('\0', '') : '';
}

/** By its mark, or by the zero bytes that Latin letters leave in it: every second one. A few are damage. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 2000);
  // Nearly every file is without any, and ten thousand of them are read at once.
  if (!start.includes(0)) return false;
  return start.filter((byte) => byte === 0).length > start.length / 10;
}

function brokenSign(line: number): Finding {
  return error('E27', {
    en: `The file is damaged: line ${line} has a sign in it that is none. Open it in Notepad, type that line again, and save it.`,
    km: `ឯកសារខូច៖ បន្ទាត់ទី ${inKhmerDigits(line)} មានសញ្ញាដែលមិនមែនជាអក្សរ។ សូមបើកវាក្នុង Notepad វាយបន្ទាត់នោះម្តងទៀត ហើយរក្សាទុក។`,
  });
}

function notWords(what: MediaKind): Finding {
  const name = what === 'pdf' ? 'PDF' : what === 'office' ? 'Word' : null;
  return error('E27', {
    en: `This is ${name === null ? 'a picture, a sound or a video' : `a ${name} document`} and no plain text, whatever its name says. Copy its words into Notepad and save them there: Save as → Encoding → UTF-8.`,
    km: `នេះជា${name === null ? 'រូបភាព សំឡេង ឬវីដេអូ' : `ឯកសារ ${name}`} មិនមែនជាអត្ថបទធម្មតាទេ ទោះមានឈ្មោះអ្វីក៏ដោយ។ សូមចម្លងអត្ថបទទៅ Notepad ហើយរក្សាទុកនៅទីនោះ៖ Save as → Encoding → UTF-8។`,
  });
}

function notUtf8(how: string): Finding {
  return error('E27', {
    en: `The file is not saved as UTF-8${how}. In Notepad: Save as → Encoding → UTF-8. If it comes from Word, copy its words into Notepad first.`,
    km: `ឯកសារមិនមែនជា UTF-8 ទេ។ ក្នុង Notepad៖ Save as → Encoding → UTF-8។ បើមកពី Word សូមចម្លងអត្ថបទទៅ Notepad ជាមុនសិន។`,
  });
}

const EMPTY = error('E02', {
  en: 'The file is empty. Write the text, or delete the file.',
  km: 'ឯកសារនេះទទេ។ សូមសរសេរអត្ថបទ ឬលុបឯកសារនេះ។',
});
const TOO_LARGE = error('E02', {
  en: 'The file is too large to be settings and words. Put photos into the media folder, and only text here.',
  km: 'ឯកសារនេះធំពេក។ សូមដាក់រូបភាពក្នុងថត media ហើយទុកតែអត្ថបទនៅទីនេះ។',
});
const NOT_THERE = error('E02', {
  en: 'The file could not be read. Save it again.',
  km: 'អានឯកសារនេះមិនបាន។ សូមរក្សាទុកវាម្តងទៀត។',
});
