import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { dateInWords, timeInWords } from '../../../shared/content/dates.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { SandboxChannel } from './addresses.ts';
import { LOOK } from './look.ts';

/** Escaped: whatever was put into it as text is text. */
export type Html = ReturnType<typeof html>;

/** No script, nothing from elsewhere, no style but ours, and nobody may put these pages into a frame. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "img-src 'self' data:",
  "media-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(LOOK).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const KINDS = {
  facebook_page: { km: 'ទំព័រ Facebook', en: 'Facebook Page' },
  telegram_channel: { km: 'ឆានែល Telegram', en: 'Telegram channel' },
  telegram_group: { km: 'ក្រុម Telegram', en: 'Telegram group' },
} as const;

/** A whole page; every one says on top that it is practice, and stays there while it is scrolled. */
export function frame(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="km">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title} · គំរូ SAMPLE</title>
<style>${raw(LOOK)}</style>
</head>
<body>
<div class="mark" role="note"><strong>គំរូ · SAMPLE</strong> <span>គ្មាននរណានៅក្រៅកុំព្យូទ័រនេះមើលឃើញទេ</span> <span lang="en">Sandbox: nobody outside this computer sees this</span></div>
${content}
<footer>ម៉ោងទាំងអស់ជាម៉ោងភ្នំពេញ · <span lang="en">All times are Phnom Penh time</span></footer>
</body>
</html>`;
}

/** The Khmer line, then the English one. */
export function both(km: string | Html, en: string | Html): Html {
  return html`<span>${km}</span><br><span class="soft" lang="en">${en}</span>`;
}

export function moment(instant: Instant): Html {
  const km = `${dateInWords(instant, 'km')} ${timeInWords(instant, 'km')}`;
  const en = `${dateInWords(instant, 'en')}, ${timeInWords(instant, 'en')}`;
  return html`<time datetime="${instant}">${km}<br><span lang="en">${en}</span></time>`;
}

/** A round with the first letter of the label: a Khmer letter comes with its signs. */
export function avatar({ label }: Pick<SandboxChannel, 'label'>): Html {
  const [first] = new Intl.Segmenter('km', { granularity: 'grapheme' }).segment(label.trim());
  return html`<div class="avatar" aria-hidden="true">${first?.segment ?? '·'}</div>`;
}

/** Nothing is here yet: why, and what to do. */
export function nothingYet(): Html {
  return html`<div class="empty">
<p><strong>មិនទាន់មានអ្វីបង្ហោះនៅឡើយទេ</strong><br><strong lang="en">Nothing has been posted here yet</strong></p>
<p>ប្រកាសនីមួយៗនឹងលេចឡើងនៅម៉ោងរបស់វា។ សូមដាក់ប្រកាសក្នុងថត <code>content/</code> រួចផ្ទុកទំព័រនេះឡើងវិញ។ ពាក្យបញ្ជា <code>npm run plan</code> បង្ហាញថាប្រកាសបន្ទាប់ចេញនៅពេលណា។</p>
<p class="soft" lang="en">Each post appears at its time. Put a post into the folder <code>content/</code>, then reload this page. The command <code>npm run plan</code> shows when the next one goes out.</p>
</div>`;
}
