/** Digits as Khmer writes them, and back. */

const KHMER_ZERO = 0x17e0;

export function inKhmerDigits(text: number | string): string {
  return String(text).replace(/[0-9]/g, (digit) => String.fromCodePoint(KHMER_ZERO + Number(digit)));
}

/** One character for one, so positions stay. */
export function inLatinDigits(text: string): string {
  return text.replace(/[០-៩]/g, (digit) => String((digit.codePointAt(0) ?? KHMER_ZERO) - KHMER_ZERO));
}
