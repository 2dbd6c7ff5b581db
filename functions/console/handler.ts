import { answer, HttpEvent } from '../../shared/runtime/http-event.ts';
import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { type ConsolePorts, consoleApp } from './app.ts';

export const handle = (open: OpenPorts<ConsolePorts>) =>
  pipelineHandler({ name: 'console', event: HttpEvent, open, run: answer(consoleApp) });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
