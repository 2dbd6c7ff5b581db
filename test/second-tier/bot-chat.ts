import { expect } from 'vitest';
import type { Call } from '../fakes/platform-double.ts';
import { byTelegram, pressedBy, writtenBy } from './callbacks.ts';
import { type Deployed, WEBHOOK_SECRET } from './deployed.ts';

/** One person's private chat with the bot: what they do is brought as Telegram brings it. */
export function botChat({ call, platform }: Pick<Deployed, 'call' | 'platform'>, user: number) {
  let read = 0;
  const bring = async (update: string): Promise<string> => {
    const answer = await call(...byTelegram(update, WEBHOOK_SECRET));
    expect(answer.status).toBe(200);
    return answer.json().text ?? '';
  };
  return {
    /** Answers what the bot says at once. */
    write: (text: string) => bring(writtenBy(user, text)),
    /** Answers the note over the chat. */
    press: (data: string) => bring(pressedBy(user, data)),

    /** What the bot has sent to them since this was last asked, by the method of each call. */
    heard(): { readonly method: string; readonly text: string; readonly buttons: readonly string[] }[] {
      const { calls } = platform;
      const own = calls.slice(read).filter(({ params }) => String(params.chat_id) === String(user));
      read = calls.length;
      return own.map(saidIn);
    },
  };
}

function saidIn({ path, params }: Call) {
  const buttons = [...JSON.stringify(params).matchAll(/callback_data\\?":\\?"([^"\\]+)/g)];
  return {
    method: path.replace(/.*\//, ''),
    text: String(params.text ?? params.caption ?? ''),
    buttons: buttons.map(([, data]) => data ?? ''),
  };
}
