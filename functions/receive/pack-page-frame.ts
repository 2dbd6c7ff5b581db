import { html, raw } from 'hono/html';
import type { BotLanguage } from '../../shared/domain/callback.ts';
import { FONT, type Html, pageHeaders } from '../../shared/pages/html.ts';
import { PACK_PAGE_WORDS, type PackPageWords } from './pack-page-words.ts';

/** A sentence in both languages; on the page, in both as well. */
export type Sentence = (words: PackPageWords) => string;

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f0ede6;color:#20262b;font:${FONT};overflow-wrap:anywhere}
main{max-width:34rem;margin:0 auto;padding:1rem;display:grid;gap:1rem}
main>*{min-width:0}
h1,h2,p,figure{margin:0}
h1{font-size:1.35rem}
h2{font-size:1.1rem}
:is(h1,h2,button,summary) span{display:inline-block}
.second{color:#565f66}
section,figure,details{background:#fff;border:1px solid #d9d4c8;border-radius:14px;padding:1rem;display:grid;gap:.7rem}
.notice{background:#fbf0c9;border-color:#8a6a00}
.as-is{white-space:pre-wrap}
#text{padding:.8rem;border:2px dashed #857d6c;border-radius:10px;-webkit-user-select:all;user-select:all}
.opening{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
audio{width:100%}
img{display:block;width:100%;height:auto;border-radius:10px}
form{display:grid;gap:.6rem}
button,summary{min-height:44px;padding:.45rem 1rem;border:0;border-radius:10px;font:inherit;font-weight:600;text-align:center;cursor:pointer;background:#f6e9df;color:#20262b}
[hidden]{display:none}
.main{background:#7a3b1d;color:#fff}
details{padding:0;border:0;background:none}
details[open]{display:grid}
:focus-visible{outline:3px solid #20262b;outline-offset:2px}
`;

/** The text is copied as it is; without this, or where a browser has no clipboard, a long press takes all of it. */
const SCRIPT = `
const text=document.getElementById('text'),copy=document.getElementById('copy');
if(copy){copy.hidden=false;copy.onclick=async()=>{
try{await navigator.clipboard.writeText(text.textContent)}catch{getSelection().selectAllChildren(text);if(!document.execCommand('copy'))return}
copy.textContent=copy.dataset.done}}
`;

export const PAGE_HEADERS = pageHeaders({ style: STYLE, script: SCRIPT });

export function frame(language: BotLanguage, inside: Html): Html {
  const [first, second] = inOrder(language);
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${PACK_PAGE_WORDS[first].title} · ${PACK_PAGE_WORDS[second].title}</title><style>${raw(STYLE)}</style></head>
<body><main>
${inside}
</main><script>${raw(SCRIPT)}</script></body></html>
`;
}

/** One thing to say, and nothing else. */
export function notice(language: BotLanguage, said: Sentence): Html {
  return html`<section class="notice" role="status">${lines(language, said)}</section>`;
}

/** One below the other. */
export function lines(language: BotLanguage, said: Sentence): Html {
  const [first, second] = inOrder(language);
  return html`<p lang="${first}">${said(PACK_PAGE_WORDS[first])}</p><p class="second" lang="${second}">${said(PACK_PAGE_WORDS[second])}</p>`;
}

/** On a button or in a heading. */
export function inLine(language: BotLanguage, said: Sentence): Html {
  const [first, second] = inOrder(language);
  return html`<span lang="${first}">${said(PACK_PAGE_WORDS[first])}</span> · <span lang="${second}">${said(PACK_PAGE_WORDS[second])}</span>`;
}

export function inOrder(language: BotLanguage): readonly [BotLanguage, BotLanguage] {
  return language === 'en' ? ['en', 'km'] : ['km', 'en'];
}
