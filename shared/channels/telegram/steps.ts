import type { Message } from '../../domain/message.ts';

/** The messages that a post in a channel or group is sent in; an album takes no button, and little text. */
export function stepsOf({ text, photos, poll }: Message): readonly string[] {
  if (poll && photos.length === 0 && poll.question === text) return ['poll'];
  const lead = photos.length === 0 ? ['text'] : photos.length === 1 ? ['photo'] : ['album', 'text'];
  return poll ? [...lead, 'poll'] : lead;
}
