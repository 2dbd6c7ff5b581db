import { sentSteps } from '../../../shared/domain/delivery.ts';
import { chatPath, pagePath } from '../sandbox/addresses.ts';
import { personPath } from '../sandbox/people.ts';
import type { Act, OutThere } from './acts.ts';
import type { Answered, Asked, Browser } from './browser.ts';

const SANDBOX = '/sandbox';

/** Does what somebody does, as a browser on this computer would. Throws, naming the act, when it was not taken. */
export async function doAct(act: Act, about: OutThere, browser: Browser): Promise<void> {
  const answer = await taken(act.kind, askedBy(act, about), browser);
  if (act.kind !== 'start') return;
  const payload = new URL(answer.location ?? '', 'http://sandbox').searchParams.get('start');
  if (payload === null) throw new Error('start: the link in the post does not lead to the bot');
  await startBot(act.as, payload, browser);
}

/** Presses START in the bot, as who follows a link does. */
export async function startBot(as: number, payload: string, browser: Browser): Promise<void> {
  await taken('start', { method: 'POST', path: `${SANDBOX}/telegram/people/${as}/start`, form: { payload } }, browser);
}

/** Presses a button below a message of the bot. */
export async function press(as: number, message: number, data: string, browser: Browser): Promise<void> {
  await taken(
    'press',
    { method: 'POST', path: `${SANDBOX}/telegram/people/${as}/press`, form: { message, data } },
    browser,
  );
}

async function taken(name: string, asked: Asked, browser: Browser): Promise<Answered> {
  const answer = await browser(asked);
  if (answer.status < 200 || answer.status >= 400) throw new Error(`${name}: ${asked.path} answered ${answer.status}`);
  return answer;
}

function askedBy(act: Act, { delivery, message }: OutThere): Asked {
  const steps = sentSteps(delivery.state);
  const post = (path: string, form: NonNullable<Asked['form']>): Asked => ({
    method: 'POST',
    path: SANDBOX + path,
    form,
  });
  const onPage = `${pagePath(delivery.address)}/posts/${steps[0]?.externalId?.split('_').at(-1)}`;
  const inChat = `${chatPath(delivery.address)}/messages/${steps.at(-1)?.externalId}`;
  const link = `/l/${message.link?.code}`;
  switch (act.kind) {
    case 'page_reaction':
      return post(`${onPage}/react`, { as: act.as, type: act.type });
    case 'comment':
      return post(`${onPage}/comment`, { as: act.as, text: act.text });
    case 'share':
      return post(`${onPage}/share`, { as: act.as });
    case 'chat_reaction':
      return post(`${inChat}/react`, { as: act.as, emoji: act.emoji });
    case 'press':
      return post(`${inChat}/press`, {
        as: act.as,
        data: [act.action, delivery.id, ...(act.session ? [act.session] : [])].join(':'),
      });
    case 'open':
    case 'start':
      return { method: 'GET', path: link };
    case 'preview':
      return { method: act.method, path: link, userAgent: act.userAgent };
    case 'respond': {
      const note = steps.find(({ step }) => step === 'note')?.externalId ?? '';
      const path = personPath({ number: act.as, name: '' });
      return post(`${path}/press`, { message: note, data: `${act.response}:${delivery.id}` });
    }
    case 'block':
      return post(`${personPath({ number: act.as, name: '' })}/block`, {});
    default:
      return act satisfies never;
  }
}
