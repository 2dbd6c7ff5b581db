import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { TimerEvent } from '../../shared/runtime/timer-event.ts';
import { type SummarizePorts, summarize } from './summarize.ts';

export const handle = (open: OpenPorts<SummarizePorts>) =>
  pipelineHandler({ name: 'summarize', event: TimerEvent, open, run: (_event, ports) => summarize(ports) });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
