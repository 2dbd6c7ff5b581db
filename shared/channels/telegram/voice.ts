import type { Sha256, Voice } from '../../domain/message.ts';
import type { Content } from '../http.ts';
import { multipart } from '../multipart.ts';

/** The call that sends a voice note. Throws as `media` does. */
export async function voiceCall(
  fields: Readonly<Record<string, string>>,
  { sha256, contentType, seconds }: Voice,
  media: (sha256: Sha256) => Promise<Uint8Array>,
): Promise<{ readonly method: string; readonly content: Content }> {
  const about = { ...fields, ...(seconds !== undefined && { duration: String(seconds) }) };
  return {
    method: 'sendVoice',
    content: multipart(about, [{ name: 'voice', contentType, bytes: await media(sha256) }]),
  };
}
