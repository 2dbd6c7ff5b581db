import type { Probed } from '../../domain/outcome.ts';
import { type GraphReader, readGraph } from './read.ts';
import { PageName } from './wire.ts';

/** Asks a Page for its name. Never throws. It shows that the token is good, and not whether we may post. */
export function facebookProbe({ pageId, ...reader }: GraphReader & { readonly pageId: string }): () => Promise<Probed> {
  return async () => {
    const page = await readGraph(reader, encodeURIComponent(pageId), { fields: 'id,name' }, PageName, 'no_page');
    if (page.kind === 'unreadable') return { kind: page.fault ? 'bad' : 'unreadable', why: page.why };
    return page.value.id === pageId ? { kind: 'good' } : { kind: 'unreadable', why: 'facebook: other_page' };
  };
}
