import * as z from 'zod';
import { isContentPath } from '../../shared/domain/content/content.ts';
import { type Instant, instantOf, latest } from '../../shared/domain/instant.ts';
import { type IngestPorts, ingest } from './ingest.ts';
import { type Change, isToBePlanned, noteChange, notePlanned, ORGANISATION, stillArriving } from './quiet.ts';

/** What S3 tells through EventBridge of one file. */
export const FileChanged = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.string(),
  time: z.iso.datetime({ offset: true }).transform((text) => instantOf(Date.parse(text))),
  /** Its key as it was typed; none: any file may have changed. */
  detail: z.object({ object: z.object({ key: z.string() }).optional() }),
});
export type FileChanged = z.infer<typeof FileChanged>;

/** The same, come again after the quiet period. Bodies are read one by one, as those of deliveries are. */
const CameAgain = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });
type CameAgain = z.infer<typeof CameAgain>;

/** A change when it happens, or when the quiet period is over. */
export const ContentChanged = z.union([FileChanged, CameAgain]);
export type ContentChanged = z.infer<typeof ContentChanged>;

/** Notes a change that happens; plans what has been quiet since one that comes again. */
export async function contentChanged(event: ContentChanged, ports: IngestPorts): Promise<Taken> {
  return 'Records' in event ? cameAgain(event, ports) : happened(event, ports);
}

/** The messages that must come back. */
interface Taken {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

const ALL_TAKEN: Taken = { batchItemFailures: [] };

async function happened(event: FileChanged, ports: IngestPorts): Promise<Taken> {
  const change = changeIn(event);
  if (!change) return ALL_TAKEN;
  // What the console writes is whole, and somebody waits for it: where nothing else arrives it is planned at once.
  const isOurs = event.detail.object?.key.endsWith('/redated.yaml') ?? false;
  if (isOurs && (await stillArriving([change.folder, ORGANISATION], null, ports)).size === 0)
    await planQuiet([], null, ports);
  await noteChange(change, ports);
  return ALL_TAKEN;
}

async function cameAgain({ Records }: CameAgain, ports: IngestPorts): Promise<Taken> {
  const read = Records.map(({ messageId, body }) => ({ messageId, event: eventIn(body) }));
  const events = read.flatMap(({ event }) => event ?? []);
  const changes = events.flatMap((event) => changeIn(event) ?? []);
  const [first] = events;
  if (first) {
    const upTo = latest(first.time, ...events.map(({ time }) => time));
    const asked = await Promise.all(changes.map((change) => isToBePlanned(change, upTo, ports)));
    // Many changes that come again together are one reading.
    if (events.some(isOfEverything) || asked.some(Boolean)) await planQuiet(changes, upTo, ports);
  }
  const unread = read.filter(({ event }) => event === null);
  for (const { messageId } of unread) ports.log.error('message_failed', { messageId, error: 'unreadable' });
  return { batchItemFailures: unread.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** Reads everything, plans what is quiet, and notes which folders are planned. */
async function planQuiet(changes: readonly Change[], upTo: Instant | null, ports: IngestPorts): Promise<void> {
  const folders = new Set([ORGANISATION, ...changes.map(({ folder }) => folder)]);
  const { passedOver } = await ingest(ports, (present) => {
    for (const folder of present) folders.add(folder);
    return stillArriving(folders, upTo, ports);
  });
  // While the organisation's files arrive nothing was planned.
  if (upTo === null || passedOver.has(ORGANISATION)) return;
  for (const folder of folders) if (!passedOver.has(folder)) await notePlanned(folder, upTo, ports);
}

function eventIn(body: string): FileChanged | null {
  try {
    return FileChanged.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

/** On a laptop somebody has waited already until the whole folder was quiet. */
function isOfEverything({ detail: { object } }: FileChanged): boolean {
  return object === undefined;
}

/** Null for what nobody reads: the reports that are written beside the content, and what systems leave there. */
function changeIn({ time, detail: { object } }: FileChanged): Change | null {
  if (!object || !isContentPath(object.key)) return null;
  const [top = '', folder = ''] = object.key.split('/');
  return { folder: top === ORGANISATION ? ORGANISATION : folder, at: time };
}
