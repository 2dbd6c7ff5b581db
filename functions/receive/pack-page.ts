import { isDeepStrictEqual } from 'node:util';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { advance } from '../../shared/actions/advance.ts';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import type { Keys } from '../../shared/answer-ports.ts';
import { messageOfArm } from '../../shared/domain/arms.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { mendOf } from '../../shared/domain/mendable.ts';
import type { Message, Photo, Video, Voice } from '../../shared/domain/message.ts';
import { messageThen } from '../../shared/domain/message-then.ts';
import { DECLINE_REASONS } from '../../shared/domain/moderator.ts';
import { hasChanged, PAGES_KEY, pageStanding, readPageToken, wordsOnPage } from '../../shared/domain/pack-page.ts';
import { isShown } from '../../shared/domain/prepared-video.ts';
import type { Clock, ContentStore, Ledger, Log } from '../../shared/ports.ts';
import { PAGE_HEADERS } from './pack-page-frame.ts';
import { insteadOf, onlySays, packPage } from './pack-page-look.ts';

export interface PackPagePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'find' | 'pause' | 'read' | 'save'>;
  readonly keys: Pick<Keys, 'of'>;
  readonly contentStore: Pick<ContentStore, 'kept'>;
  readonly log: Log;
}

/** What somebody came for whose link is good. */
interface Visit {
  readonly path: string;
  readonly expiresAt: Instant;
  readonly received: Delivery;
  readonly pack: Delivery;
  readonly standing: 'open' | 'paused' | 'taken_back';
}

/** What the forms of the page send. */
const Said = z.union([
  z.strictObject({ response: z.literal('posted') }),
  z.strictObject({ response: z.literal('declined'), reason: z.enum(DECLINE_REASONS).exactOptional() }),
]);
type Said = z.infer<typeof Said>;

const LARGEST_FORM_BYTES = 1024;
const FORM = 'application/x-www-form-urlencoded';

/**
 * The page of a pack, for whoever has its signed link. Looking at it writes nothing, and nothing of who looks is kept or
 * logged. A link that is forged, cut, over or revoked is answered in one and the same way.
 */
export function packPages(ports: PackPagePorts): Hono {
  const { clock, ledger, contentStore, log } = ports;
  const pages = new Hono();
  pages.onError((error, context) => {
    log.error('pack_page', { error: error.name, ...mendOf(error) });
    return context.html(
      onlySays(({ tryAgain }) => tryAgain),
      503,
    );
  });
  pages.use(async (context, next) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.header(name, value);
    await next();
  });
  const limit = bodyLimit({ maxSize: LARGEST_FORM_BYTES, onError: (context) => notUnderstood(context, 413) });

  pages.get('/:token', async (context) => {
    const visit = await visited(context.req.param('token'), ports);
    return visit ? seen(context, visit, false) : noLonger(context);
  });

  pages.get('/:token/photo/:n', async (context) => {
    const visit = await visited(context.req.param('token'), ports);
    const message = visit?.standing === 'open' ? await messageOf(visit) : null;
    return file(context, message?.photos[Number(context.req.param('n')) - 1]);
  });

  pages.get('/:token/voice', async (context) => {
    const visit = await visited(context.req.param('token'), ports);
    const message = visit?.standing === 'open' ? await messageOf(visit) : null;
    return file(context, message?.voice);
  });

  pages.get('/:token/video', async (context) => {
    const visit = await visited(context.req.param('token'), ports);
    const message = visit?.standing === 'open' ? await messageOf(visit) : null;
    return file(context, message?.video && isShown(message.video) ? message.video : undefined);
  });

  pages.post('/:token', limit, async (context) => {
    const visit = await visited(context.req.param('token'), ports);
    if (!visit) return noLonger(context);
    const said = await read(context);
    if (!said) return notUnderstood(context, 400);
    const received = await noted(said, visit.received);
    if (received.response !== said.response) return seen(context, { ...visit, received }, true);
    return context.redirect(visit.path, 303);
  });
  return pages;

  /** Once, as a press of the bot's buttons is. */
  function noted(said: Said, received: Delivery): Promise<Delivery> {
    const why = said.response === 'declined' ? (said.reason ?? null) : null;
    const event = { type: 'responded', response: said.response, why, remindAt: null } as const;
    return advance(received, (one) => move(one, { ...event, at: clock.now() }), ledger);
  }

  /** It never changes under its address, which names what is in it. */
  async function file(context: Context, kept: Photo | Video | Voice | undefined) {
    if (!kept) return noLonger(context);
    const bytes = await contentStore.kept('media', kept.sha256);
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': kept.contentType,
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
  }

  async function messageOf({ received, pack }: Visit): Promise<Message> {
    return messageOfArm(await keptMessage(wordsOnPage(received, pack).message, contentStore), received.variant);
  }

  /** Of a pack that says several things only one of them may have changed: whoever got another has nothing to change. */
  async function isNew({ received, pack }: Visit, { text, photos, voice }: Message): Promise<boolean> {
    if (pack.arms.length === 0 || !hasChanged(received, pack)) return hasChanged(received, pack);
    const then = messageThen(received, received.events[0]?.at ?? received.at);
    const had = then && messageOfArm(await keptMessage(then, contentStore), received.variant);
    return had === null || !isDeepStrictEqual([had.text, had.photos, had.voice], [text, photos, voice]);
  }

  async function seen(context: Context, visit: Visit, saysOtherwise: boolean) {
    const { path, expiresAt, received, standing } = visit;
    const message = await messageOf(visit);
    switch (standing) {
      case 'taken_back':
        return context.html(insteadOf(message, ({ takenBack }) => takenBack));
      case 'paused':
        return context.html(insteadOf(message, ({ paused }) => paused));
      case 'open': {
        const { response } = received;
        const isOther = await isNew(visit, message);
        const shown = { path, message, expiresAt, response, hasChanged: isOther, saysOtherwise };
        return context.html(packPage(shown), saysOtherwise ? 409 : 200);
      }
      default:
        return standing satisfies never;
    }
  }
}

/** Null for every link that does not lead to a pack now, whatever is wrong with it. */
async function visited(token: string, { clock, ledger, keys }: PackPagePorts): Promise<Visit | null> {
  const link = readPageToken(await keys.of(PAGES_KEY), token);
  const now = clock.now();
  if (!link || link.expiresAt <= now) return null;
  const received = await ledger.find(link.id);
  const pack = received?.parent
    ? await ledger.read({ campaign: received.campaign, id: received.parent, parent: null })
    : null;
  if (!received || !pack) return null;
  const isOver = pack.asks.until !== null && pack.asks.until <= now;
  const standing = pageStanding(received, pack);
  if (isOver || standing === 'revoked') return null;
  const isPaused = standing === 'open' && (await ledger.pause()) !== null;
  return { path: `/p/${token}`, expiresAt: link.expiresAt, received, pack, standing: isPaused ? 'paused' : standing };
}

async function read({ req }: Context): Promise<Said | null> {
  if (!req.header('content-type')?.startsWith(FORM)) return null;
  return Said.safeParse(Object.fromEntries(new URLSearchParams(await req.text()))).data ?? null;
}

function noLonger(context: Context) {
  return context.html(
    onlySays(({ noLonger }) => noLonger),
    404,
  );
}

function notUnderstood(context: Context, status: 400 | 413) {
  return context.html(
    onlySays(({ notUnderstood }) => notUnderstood),
    status,
  );
}
