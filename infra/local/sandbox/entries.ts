import * as z from 'zod';
import { ACT_ENTRIES, UPDATE_ENTRIES } from './act-entries.ts';
import { POSTED_ENTRIES } from './posted-entries.ts';

/** What the sandbox writes down: one entry for each thing that happened, never changed afterwards. */
export const Entry = z.discriminatedUnion('kind', [...POSTED_ENTRIES, ...ACT_ENTRIES, ...UPDATE_ENTRIES]);
export type Entry = z.infer<typeof Entry>;

/** The entries of one kind. */
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;
