import { answer, HttpEvent } from '../../shared/runtime/http-event.ts';
import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { type ReceivePorts, receiveApp } from './app.ts';

export const handle = (open: OpenPorts<ReceivePorts>) =>
  pipelineHandler({ name: 'receive', event: HttpEvent, open, run: answer(receiveApp) });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
