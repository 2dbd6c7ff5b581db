import type { Context } from 'hono';
import { html } from 'hono/html';
import { pause, resume } from '../../../shared/actions/pause.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Pause } from '../../../shared/domain/pause.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { ConsolePorts } from '../app.ts';
import type { Signed } from '../sign-in.ts';
import { QUEUE_WORDS, type Said } from './queue-words.ts';
import { afterwards } from './said.ts';

/** Whether everything is paused, and the button that changes it. */
export function pauseBox(known: Pause | null, language: BotLanguage): Html {
  const words = QUEUE_WORDS[language];
  if (!known) {
    return html`<form method="post" action="/pause"><button>■ ${words.pauseAll}</button><span class="second">${words.pauseWhat}</span></form>`;
  }
  return html`<section class="bad" role="status"><p><strong>■ ${words.pausedSince(known.by, known.since)}</strong>${
    known.resumedBy === null ? '' : html`<br>${words.resumeAsked(known.resumedBy)}`
  }</p><form method="post" action="/resume"><button class="main">${words.resume}</button></form></section>`;
}

/** POST /pause: nothing leaves from now on. */
export function pressPause(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const answer = await pause(context.get('person'), ports);
    return told(context, answer.kind === 'paused' ? 'paused' : 'not_paused');
  };
}

/** POST /resume: one of the two people who let it go on. */
export function pressResume(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const answer = await resume(context.get('person'), ports);
    switch (answer.kind) {
      case 'resumed':
        return told(context, 'resumed');
      case 'waits':
        return told(context, 'resume_waits');
      case 'not-paused':
      case 'may-not':
        return told(context, 'not_paused');
      default:
        return answer satisfies never;
    }
  };
}

function told(context: Context, said: Said): Response {
  return afterwards(context, '/', said);
}
