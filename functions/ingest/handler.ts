import * as z from 'zod';
import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { type IngestPorts, ingest } from './ingest.ts';

/** What S3 tells through EventBridge. Which object it was does not matter: the folder is read as it is now. */
const ContentEvent = z.object({ source: z.literal('aws.s3'), 'detail-type': z.string() });

export const handle = (open: OpenPorts<IngestPorts>) =>
  pipelineHandler({ name: 'ingest', event: ContentEvent, open, run: (_event, ports) => ingest(ports) });

export const handler = handle(async () => (await import('./aws.ts')).openAws());
