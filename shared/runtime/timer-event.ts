import * as z from 'zod';

/** A tick of EventBridge. It carries nothing that a stage would need. */
export const TimerEvent = z.looseObject({});
