/** A message as it stands on a person's page of the sandbox. */
export interface Shown {
  readonly id: string;
  readonly at: string;
  readonly isMine: boolean;
  readonly isRemoved: boolean;
  readonly hasPhoto: boolean;
  readonly text: string;
  /** The words of the message that it answers; null where it answers none. */
  readonly answers: string | null;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}

/** Oldest first. */
export function messagesIn(page: string): Shown[] {
  const [, ...pieces] = page.split('<li id="m');
  return pieces.map((piece) => ({
    id: /^\d+/.exec(piece)?.[0] ?? '',
    at: /<time datetime="([^"]*)"/.exec(piece)?.[1] ?? '',
    isMine: piece.includes('class="message mine"'),
    isRemoved: piece.includes('bubble removed'),
    hasPhoto: piece.includes('<img'),
    text: within(/<p class="said"[^>]*>(.*?)<\/p>/s, piece) ?? '',
    answers: within(/class="quote".*?class="line"[^>]*>(.*?)<\/span>/s, piece),
    buttons: [...piece.matchAll(/<button class="key" name="data" value="([^"]*)"[^>]*>(.*?)<\/button>/gs)].map(
      ([, data = '', label = '']) => ({ data: plain(data), label: plain(label) }),
    ),
  }));
}

/** What the bot notes over the chat when a button was pressed. */
export function noteIn(page: string): string | null {
  return within(/<p class="note[^>]*>(.*?)<\/p>/s, page.replace(/<span hidden>.*?<\/span>/g, ''));
}

function within(pattern: RegExp, html: string): string | null {
  const found = pattern.exec(html)?.[1];
  return found === undefined ? null : plain(found);
}

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => CHARACTERS[name] ?? '');
}
