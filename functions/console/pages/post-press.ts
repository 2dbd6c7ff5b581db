import type { Context } from 'hono';
import * as z from 'zod';
import { approve, askChange } from '../../../shared/actions/approve.ts';
import { whyHeld } from '../../../shared/actions/why-held.ts';
import { withdraw } from '../../../shared/actions/withdraw.ts';
import { CHANGES, LIFTABLE, stillSpeaks } from '../../../shared/domain/approval.ts';
import type { DeliveryId } from '../../../shared/domain/delivery-id.ts';
import { Sha256 } from '../../../shared/domain/message.ts';
import type { ConsolePorts } from '../app.ts';
import { redate } from '../redate.ts';
import type { Signed } from '../sign-in.ts';
import { languageOf, say } from './frame.ts';
import { pathOf } from './post.ts';
import { POST_WORDS, type Said } from './post-words.ts';
import { momentAsked } from './redate-form.ts';
import { afterwards, formOf } from './said.ts';

const Yes = z.object({ sha256: Sha256, lifts: z.enum(LIFTABLE).nullable().default(null) });
const Wish = z.object({ sha256: Sha256, change: z.enum(CHANGES) });
const Withdrawal = z.object({ delivery: z.string() });

/** A press on the page of a post: what it does answers in one of our codes, and the page is shown anew. */
function pressOn(press: (context: Context<Signed>, form: Record<string, unknown>) => Promise<Said | Response>) {
  return async (context: Context<Signed>) => {
    const { campaign = '', post = '' } = context.req.param();
    const said = await press(context, await formOf(context));
    return typeof said === 'string' ? afterwards(context, pathOf({ campaign, post }), said) : said;
  };
}

/** POST /posts/{campaign}/{post}/approve: one person's yes to exactly the version that they have seen. */
export function pressApprove(ports: ConsolePorts) {
  return pressOn(async (context, form) => {
    const asked = Yes.safeParse(form);
    if (!asked.success) return 'not_understood';
    const { campaign = '', post = '' } = context.req.param();
    const answer = await approve({ campaign, post, ...asked.data }, context.get('person'), 'api', ports);
    if (answer.kind !== 'approved') return refusal(answer.kind);
    if (asked.data.lifts !== null) return 'lifted';
    if (answer.waitingFor > 0) return 'approved_waits';
    return (await isHeldOtherwise(campaign, post, ports)) ? 'approved_held' : 'approved';
  });
}

/** Whether something holds it on one of its channels though enough have approved: nobody shall believe that it goes out. */
async function isHeldOtherwise(campaign: string, post: string, ports: ConsolePorts): Promise<boolean> {
  const held = await whyHeld(campaign, ports);
  const own = (await ports.ledger.deliveriesOf(campaign)).filter((one) => one.post === post && stillSpeaks(one));
  return (await Promise.all(own.map(held))).some((reason) => reason !== null);
}

/** POST /posts/{campaign}/{post}/ask-change: it waits until it is changed. */
export function pressAskChange(ports: ConsolePorts) {
  return pressOn(async (context, form) => {
    const asked = Wish.safeParse(form);
    if (!asked.success) return 'not_understood';
    const { campaign = '', post = '' } = context.req.param();
    const { sha256, change } = asked.data;
    const answer = await askChange({ campaign, post, sha256, lifts: null }, change, context.get('person'), ports);
    return answer.kind === 'asked' ? 'change_asked' : refusal(answer.kind);
  });
}

/** POST /posts/{campaign}/{post}/redate: another moment for what is left to send. */
export function pressRedate(ports: ConsolePorts) {
  return pressOn(async (context, form) => {
    const at = momentAsked(form.at);
    if (!at) return 'not_understood';
    const { campaign = '', post = '' } = context.req.param();
    const answer = await redate({ campaign, post, at }, context.get('person'), ports);
    // Why not is for this very moment and post: more than one of our codes can say.
    if (answer.kind === 'not-possible') {
      const language = languageOf(context);
      const said = `${answer.because[language]} ${POST_WORDS[language].nothingChanged}`;
      return say(context, post, said, 409, pathOf({ campaign, post }));
    }
    return answer.kind === 'redated' ? 'redated' : refusal(answer.kind);
  });
}

/** POST /posts/{campaign}/{post}/withdraw: what has not left does not leave; what is out is deleted where that is possible. */
export function pressWithdraw(ports: ConsolePorts) {
  return pressOn(async (context, form) => {
    const asked = Withdrawal.safeParse(form);
    if (!asked.success) return 'not_understood';
    const { campaign, post } = context.req.param();
    const delivery = await ports.ledger.find(asked.data.delivery as DeliveryId);
    if (!delivery || delivery.campaign !== campaign || delivery.post !== post) return 'no_such_post';
    const answer = await withdraw(delivery.id, context.get('person'), ports);
    switch (answer.kind) {
      case 'withdrawn':
        return 'withdrawn';
      case 'taken-back':
        if (answer.dues.length > 0) await ports.queue.send(answer.dues);
        return 'taken_back';
      case 'may-not':
        return 'may_not';
      case 'no-such-delivery':
        return 'no_such_post';
      case 'over':
        return 'over';
      default:
        return answer satisfies never;
    }
  });
}

type Refusal = 'may-not' | 'author' | 'no-such-post' | 'changed' | 'not-held' | 'gone' | 'nothing-to-send';

function refusal(kind: Refusal): Said {
  const said = {
    'may-not': 'may_not',
    author: 'not_author',
    'no-such-post': 'no_such_post',
    changed: 'changed',
    'not-held': 'not_held',
    gone: 'gone',
    'nothing-to-send': 'nothing_to_send',
  } as const satisfies Record<Refusal, Said>;
  return said[kind];
}
