import { error, type Finding } from './findings.ts';

/** Far above any real file; beyond it somebody has put the wrong thing into the folder. */
const LARGEST_BYTES = 500_000;

/** The file's words, or why they cannot be read. Line ends become line feeds; a byte order mark goes. */
export function readText(bytes: Uint8Array | null): string | Finding {
  if (!bytes) return NOT_THERE;
  if (bytes.length > LARGEST_BYTES) return TOO_LARGE;
  if (isUtf16(bytes)) return notUtf8(' (UTF-16)');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notUtf8('');
  }
  const lines = text.replace(/\r\n?/g, '\n');
  return lines.replace(/[\s\u200b\ufeff]/g, '') === '' ? EMPTY : lines;
}

/** Rough words of a file that cannot be read, to tell what its settings were; never shown. */
export function guessText(bytes: Uint8Array | null): string {
  return bytes ? Buffer.from(bytes.subarray(0, LARGEST_BYTES)).toString('latin1').replaceAll('\0', '') : '';
}

/** By its mark, or by the zero bytes that Latin letters leave in it. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0);
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
