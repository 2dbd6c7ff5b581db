import * as z from 'zod';
import { Role } from './person.ts';

/** The tokens of one organisation: the local secrets file, or the same in SSM. Unknown keys are errors: a misspelt token is a missing one. */
export const Secrets = z.strictObject({
  channels: z.record(z.string(), z.strictObject({ pageToken: z.string().min(1) })).default({}),
  facebook: z
    .strictObject({ appSecret: z.string().min(1).optional(), verifyToken: z.string().min(1).optional() })
    .prefault({}),
  telegram: z
    .strictObject({
      botToken: z
        .string()
        .regex(/^\d+:[\w-]+$/)
        .optional(),
      webhookSecret: z
        .string()
        .regex(/^[\w-]{1,256}$/)
        .optional(),
    })
    .prefault({}),
  people: z.array(z.strictObject({ name: z.string().min(1), role: Role, token: z.string().min(1) })).default([]),
});
export type Secrets = z.infer<typeof Secrets>;
