import { html, raw } from 'hono/html';
import { KIND_WORDS } from '../../../functions/console/pages/state-words.ts';
import { STYLE } from '../../../functions/console/pages/style.ts';
import { SEVERITIES } from '../../../shared/content/severity-words.ts';
import { textLimit } from '../../../shared/content/text-limit.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Problem } from '../../../shared/domain/content/content.ts';
import type { Photo, Sha256 } from '../../../shared/domain/message.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { type Look, preview } from '../../../shared/pages/preview.ts';
import type { LookedAt, ShownChannel, Version } from './look-at.ts';
import { PAGE_WORDS } from './page-words.ts';

/** Of each picture one copy in the file, which is shown wherever a message has it: the page is sent to people, too. */
export type Pictures = ReadonlyMap<Sha256, { readonly photo: Photo; readonly bytes: Uint8Array }>;

const OWN_STYLE = `
.pictures{position:absolute;width:0;height:0;overflow:hidden}
svg.picture{display:block;width:100%;height:auto;border-radius:10px}
@media print{.phone{break-inside:avoid}}
`;

/** What one post will look like, as one file that shows everything by itself: no script, nothing to load. */
export function previewPage(file: string, seen: LookedAt, pictures: Pictures, language: BotLanguage): Html {
  const words = PAGE_WORDS[language];
  const name = seen.post?.id ?? file.slice(file.lastIndexOf('/') + 1);
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><title>${words.title(name)}</title><style>${raw(STYLE + OWN_STYLE)}</style></head>
<body>${copies(pictures)}<main><h1>${words.title(name)}</h1>
<p class="second">${seen.campaign ? `${seen.campaign.settings.name[language]} · ` : ''}${file}<br>${words.nothingSent}</p>
${when(seen, language)}
${problemsOf(seen.problems, file, language)}
${channelsOf(seen, language)}
</main></body></html>
`;
}

function copies(pictures: Pictures): Html | '' {
  if (pictures.size === 0) return '';
  return html`<svg class="pictures" aria-hidden="true"><defs>${[...pictures.values()].map(
    ({ photo: { sha256, contentType, width, height }, bytes }) =>
      html`<image id="${idOf(sha256)}" width="${width}" height="${height}" href="data:${contentType};base64,${Buffer.from(bytes).toString('base64')}"/>`,
  )}</defs></svg>`;
}

function idOf(sha256: Sha256): string {
  return `picture-${sha256.slice(0, 16)}`;
}

function picture({ sha256, alt, width, height }: Photo): Html {
  return html`<svg class="picture" role="img" aria-label="${alt}" viewBox="0 0 ${width} ${height}"><use href="#${idOf(sha256)}"/></svg>`;
}

function when({ post, publicAt }: LookedAt, language: BotLanguage): Html | '' {
  if (!post) return '';
  const words = PAGE_WORDS[language];
  return html`<p><strong>${publicAt === null ? words.noDate : words.publicAt(publicAt)}</strong>${
    post.settings.status === 'draft' ? html`<br>${words.draft}` : ''
  }</p>`;
}

function problemsOf(problems: readonly Problem[], file: string, language: BotLanguage): Html {
  const words = PAGE_WORDS[language];
  if (problems.length === 0) return html`<section class="good"><p>${words.noProblems}</p></section>`;
  const isBad = problems.some(({ severity }) => severity === 'error');
  return html`<section class="${isBad ? 'bad' : 'notice'}"><h2>${words.problems}</h2><ul>${problems.map((problem) => {
    const place = `${problem.file === file ? '' : `${problem.file} · `}${words.line(problem.line)}`;
    const said = (spoken: BotLanguage) => html`<span lang="${spoken}">${problem.message[spoken]}</span>`;
    return html`<li><strong>${SEVERITIES[problem.severity].one[language]} ${problem.code}</strong> <small>${place}</small><br>${said(language)}<br><small>${said(language === 'km' ? 'en' : 'km')}</small></li>`;
  })}</ul></section>`;
}

function channelsOf({ post, channels }: LookedAt, language: BotLanguage): Html {
  const words = PAGE_WORDS[language];
  if (!post || channels.length === 0) {
    return html`<section class="notice"><p>${post ? words.noChannel : words.notUnderstood}</p></section>`;
  }
  return html`<div class="cards">${channels.map((channel) => channelOf(channel, language))}</div>`;
}

function channelOf({ label, first, others }: ShownChannel, language: BotLanguage): Html {
  const words = PAGE_WORDS[language];
  const { kind, channel, at, publicAt } = first.entry;
  return html`<article><h2>${KIND_WORDS[language][kind]} <small>${channel}</small></h2>
<p class="second">${label}${at === publicAt ? '' : html`<br>${words.leavesEarlier(at)}`}</p>
${first.variant === null ? '' : html`<p><strong>${words.variant(first.variant)}</strong></p>`}
${drawn(first, language)}
${others.map(
  (other) => html`<details><summary>${otherName(other, first, language)}</summary>${drawn(other, language)}</details>`,
)}</article>`;
}

function otherName({ entry, variant }: Version, first: Version, language: BotLanguage): string {
  const words = PAGE_WORDS[language];
  const spoken = words.otherLanguage(words.languages[entry.language] ?? entry.language);
  if (variant === null) return spoken;
  return entry.language === first.entry.language ? words.otherText(variant) : `${spoken} · ${words.variant(variant)}`;
}

function drawn({ entry: { kind }, message }: Version, language: BotLanguage): Html {
  if (message.text === '') return html`<p class="notice">${PAGE_WORDS[language].noWords}</p>`;
  const look: Look = { language, picture, limit: textLimit(kind, message) };
  return preview(message, kind, look);
}
