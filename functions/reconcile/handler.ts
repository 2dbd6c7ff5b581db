import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { TimerEvent } from '../../shared/runtime/timer-event.ts';
import { type ReconcilePorts, reconcile } from './reconcile.ts';

export const handle = (open: OpenPorts<ReconcilePorts>) =>
  pipelineHandler({ name: 'reconcile', event: TimerEvent, open, run: (_event, ports) => reconcile(ports) });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
