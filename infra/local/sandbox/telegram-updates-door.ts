import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { SECOND_MS } from '../../../shared/domain/instant.ts';
import { updateObject } from './callback-bodies.ts';
import { json, WholeNumber } from './sent-params.ts';
import { UPDATES } from './telegram-bot.ts';
import { type BotCall, read } from './telegram-call.ts';
import { BotRefusal } from './telegram-refusal.ts';
import type { PendingUpdate } from './update-queue.ts';

const MOST = 100;
const LONGEST_SECONDS = 50;

const GetUpdates = z.strictObject({
  offset: WholeNumber.default(0),
  limit: WholeNumber.default(MOST).transform((limit) => Math.min(Math.max(limit, 1), MOST)),
  timeout: WholeNumber.default(0).transform((seconds) => Math.min(Math.max(seconds, 0), LONGEST_SECONDS)),
  allowed_updates: json(z.array(z.enum(UPDATES)))
    .nullable()
    .default(null),
});

/** Hands out what waits, and forgets what a higher offset confirms. @see https://core.telegram.org/bots/api#getupdates */
export async function getUpdates(call: BotCall): Promise<readonly object[]> {
  const { offset, limit, timeout, allowed_updates: allowed } = read(GetUpdates, call.values);
  const { state, clock, callbacks } = call;
  if (state.webhook() || (await callbacks.isPushing())) throw conflict(WEBHOOK);
  if (allowed && !isDeepStrictEqual(allowed, state.updates.allowed()))
    state.record({ kind: 'allowed_updates', at: clock.now(), allowed });

  forget(call, offset);
  const arrived = await callbacks.nextFetch(isEmpty(call) ? timeout * SECOND_MS : 0);
  if (arrived === 'other_reader') throw conflict(OTHER_READER);
  return [...state.updates.pending()].filter(isWanted).slice(0, limit).map(updateObject);
}

const WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const OTHER_READER = 'terminated by other getUpdates request; make sure that only one bot instance is running';

function conflict(why: string): BotRefusal {
  return new BotRefusal(409, `Conflict: ${why}`);
}

/** A negative offset counts from the end. What was never asked for goes as well. */
function forget({ state, clock }: BotCall, offset: number): void {
  const at = clock.now();
  const pending = [...state.updates.pending()];
  const wanted = pending.filter((one) => isWanted(one) && one.until > at);
  const kept = offset < 0 ? wanted.slice(offset) : wanted.filter(({ update }) => update >= offset);
  const updates = pending.filter((one) => !kept.includes(one)).map(({ update }) => update);
  if (updates.length > 0) state.record({ kind: 'updates_done', at, updates });
}

function isEmpty({ state }: BotCall): boolean {
  return state.updates.pendingCount() === 0;
}

function isWanted({ polled }: PendingUpdate): boolean {
  return polled;
}
