import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { ContentChanged, contentChanged } from './content-changed.ts';
import type { IngestPorts } from './ingest.ts';

export const handle = (open: OpenPorts<IngestPorts>) =>
  pipelineHandler({ name: 'ingest', event: ContentChanged, open, run: contentChanged });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
