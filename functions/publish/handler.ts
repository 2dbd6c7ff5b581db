import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { eachMessage, QueueEvent } from '../../shared/runtime/queue-batch.ts';
import { type PublishPorts, publish } from './publish.ts';

export const handle = (open: OpenPorts<PublishPorts>) =>
  pipelineHandler({ name: 'publish', event: QueueEvent, open, run: eachMessage(publish) });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
