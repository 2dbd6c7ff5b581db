import { createHash } from 'node:crypto';
import type { HtmlEscapedString } from 'hono/utils/html';

/** What every page that we render is made of. */

/** Made with hono's `html` template alone: whatever is put into one is escaped, unless it is Html itself. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Khmer first: signs stack below and above the letter, so that lines are 1.7 high, and nothing is smaller than 17 px. */
export const FONT = `17px/1.7 system-ui,Roboto,"Noto Sans Khmer","Khmer OS","Khmer OS System","Leelawadee UI","Khmer Sangam MN",sans-serif`;

/** Nothing of a page may be kept by others, found, framed, or tell anybody from where somebody comes; only its own style and script run. */
export function pageHeaders({ style, script }: { readonly style: string; readonly script?: string }) {
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src ${hashOf(style)}`,
      ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
      "img-src 'self'",
      "media-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  } as const;
}

function hashOf(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}
