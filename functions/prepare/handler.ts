import * as z from 'zod';
import { InstantText } from '../../shared/domain/instant.ts';
import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { type PreparePorts, prepare } from './prepare.ts';

/** What the schedule of a slot carries. */
const SlotEvent = z.object({
  slot: InstantText,
});

export const handle = (open: OpenPorts<PreparePorts>) =>
  pipelineHandler({ name: 'prepare', event: SlotEvent, open, run: prepare });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
