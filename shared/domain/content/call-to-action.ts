import * as z from 'zod';
import { type Form, HttpsUrl, Name, WallMoment } from './form.ts';
import { Language } from './language.ts';

/** The one thing that a post asks of its reader. @see USERS.md §3 for the table of types */
export const CallToAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('share'), what_to_say: z.string().optional() }),
  z.strictObject({ type: z.literal('attend_event'), event: Name, bring: z.string().optional() }),
  z.strictObject({
    type: z.literal('give_feedback'),
    about: Name,
    questions: z.array(Name).min(1).max(3),
    anonymous: z.boolean().default(true),
    closes: WallMoment,
  }),
  z.strictObject({
    type: z.literal('ask_question'),
    topic: Name,
    answer_within_days: z.int().min(1).max(60),
    answered_where: Name,
  }),
  z.strictObject({
    type: z.literal('visit_service'),
    place: Name,
    ask_for: z.string().optional(),
    hours: z.string().optional(),
  }),
  z
    .strictObject({
      type: z.literal('learn_more'),
      url: HttpsUrl.optional(),
      /** The name of a file in the campaign's `media/`. */
      document: z.string().min(1).optional(),
    })
    .refine(({ url, document }) => url !== undefined || document !== undefined, {
      params: { form: 'url_or_document' satisfies Form },
    }),
  z.strictObject({ type: z.literal('call_hotline'), hotline: Name }),
  z.strictObject({ type: z.literal('join_group'), group: z.string().min(1) }),
  z.strictObject({
    type: z.literal('vote_poll'),
    options: z.record(Language, z.array(z.string().min(1).max(100)).min(2).max(10)),
    anonymous: z.boolean().default(true),
  }),
  z.strictObject({
    type: z.literal('do_it_now'),
    done_button: z.boolean().default(true),
    minutes: z.int().min(1).max(600).optional(),
  }),
  z.strictObject({ type: z.literal('subscribe_series') }),
  z.strictObject({ type: z.literal('none'), why: z.string().min(1) }),
]);
export type CallToAction = z.infer<typeof CallToAction>;

export const CALL_TO_ACTION_TYPES = [
  'share',
  'attend_event',
  'give_feedback',
  'ask_question',
  'visit_service',
  'learn_more',
  'call_hotline',
  'join_group',
  'vote_poll',
  'do_it_now',
  'subscribe_series',
  'none',
] as const satisfies readonly CallToAction['type'][];
