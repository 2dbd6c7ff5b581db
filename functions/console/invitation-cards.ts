import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { openInvitations } from '../../shared/actions/invite.ts';
import { dateInWords } from '../../shared/content/dates.ts';
import { type Community, type Invitation, invitationLink, startOf } from '../../shared/domain/community.ts';
import { qrDrawing } from '../../shared/media/qr-code.ts';
import type { ConsolePorts } from './app.ts';

/** What fits on ten sheets of paper: the others are on the next page. */
const MOST_CARDS = 80;

/**
 * GET /api/invitations/{community}/cards?after=: a page to print and cut, one card with a QR code for each invitation
 * that is open, the oldest first. Each card is for one person, so that none may be printed twice: the next page begins
 * after the last card of this one, whatever has been taken or made meanwhile.
 */
export function invitationCards(ports: ConsolePorts) {
  return async (context: Context) => {
    const community = await ports.moderators.community(context.req.param('community') ?? '');
    if (!community) return context.json({ error: 'no_such_community' }, 404);
    const after = context.req.query('after') ?? '';
    const open = (await openInvitations(community.id, ports)).filter((invitation) => placeOf(invitation) > after);
    const page = open.slice(0, MOST_CARDS);
    const cards = await Promise.all(page.map((invitation) => card(invitation, community)));
    const [last = after] = page.slice(-1).map(placeOf);
    context.header('Cache-Control', 'no-store');
    return context.html(html`<!doctype html>
<html lang="km">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${community.label.km} · ${community.label.en}</title>
<style>${raw(STYLE)}</style>
<p class="about">បោះពុម្ព រួចកាត់។ កាតនីមួយៗសម្រាប់មនុស្សម្នាក់ ប្រើបានម្ដង។ <span lang="en">Print, and cut. Each card is for one person, and works once.</span></p>
<main>${cards}</main>
<p class="about"><a href="?after=${last}">កាតបន្ទាប់ · Next cards</a></p>
</html>`);
  };
}

/** In the order of making. */
function placeOf({ madeAt, token }: Invitation): string {
  return `${madeAt}_${token}`;
}

async function card(invitation: Invitation, { label, bot }: Community) {
  const link = invitationLink(invitation, bot);
  const code = link === null ? '' : await qrDrawing(link);
  return html`<article>
<h2>${label.km}<br><span lang="en">${label.en}</span></h2>
<div class="qr">${raw(code)}</div>
<p>ស្កេន រួចចុច START។ <span lang="en">Scan, then press START.</span></p>
<p class="link">${link ?? `/start ${startOf(invitation)}`}</p>
<p class="small">ដល់ថ្ងៃ · until ${dateInWords(invitation.expiresAt, 'km')} · ${dateInWords(invitation.expiresAt, 'en')}</p>
</article>`;
}

const STYLE = `body{font:17px/1.7 'Noto Sans Khmer','Khmer OS',sans-serif;margin:1rem}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:0}
article{border:1px dashed #888;padding:.75rem;text-align:center;break-inside:avoid}
h2{font-size:1.05rem;margin:0}.qr svg{width:11rem;height:11rem}.link{overflow-wrap:anywhere;font-size:.8rem;margin:0}
p{margin:.25rem 0}.small{font-size:.8rem}@media print{.about{display:none}body{margin:0}}`;
