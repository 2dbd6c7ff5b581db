import * as z from 'zod';

/** `/app`: the app that a token was made by. */
export const TokensApp = z.object({ id: z.string().regex(/^\d+$/) });

/** Epoch seconds; 0 is never. */
const Epoch = z.int().nonnegative().default(0);

/** @see https://developers.facebook.com/docs/graph-api/reference/debug_token */
export const DebuggedToken = z.object({
  data: z.object({
    type: z.string().default(''),
    is_valid: z.boolean().default(false),
    expires_at: Epoch,
    data_access_expires_at: Epoch,
    scopes: z.array(z.string()).default([]),
  }),
});
export type DebuggedToken = z.infer<typeof DebuggedToken>['data'];
