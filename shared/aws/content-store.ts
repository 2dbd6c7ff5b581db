import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { isContentPath, reportedIn, reportPath } from '../domain/content/content.ts';
import { FIRST_BYTES, type FileBeginning } from '../domain/content/media-kind.ts';
import { sha256 } from '../domain/delivery-id.ts';
import { Sha256 } from '../domain/message.ts';
import type { ContentStore } from '../ports.ts';

/** What authors write. Beside it lies what was made of it, and of the log, which is never listed. */
const FOLDERS = ['_org/', 'campaigns/'];
const KEEP_ATTEMPTS = 3;

export interface Bucket {
  readonly bucket: string;
  readonly client?: S3Client;
}

/** The bucket of the account that this computer is signed in to. */
export function bucketIn(region: string, bucket: string): Bucket {
  return { bucket, client: new S3Client({ region }) };
}

/** The content store on AWS: a key is the file's path as it was typed, in raw UTF-8, never normalised. */
export function s3ContentStore({ bucket, client = new S3Client() }: Bucket): ContentStore {
  async function get(key: string, most?: number): Promise<Uint8Array | null> {
    const range = most === undefined ? {} : { Range: `bytes=0-${most - 1}` };
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...range }));
      return Body ? await Body.transformToByteArray() : new Uint8Array();
    } catch (cause) {
      return hasNoRange(cause) ? new Uint8Array() : nullIfMissing(cause);
    }
  }

  return {
    async list() {
      const folders = await Promise.all(FOLDERS.map((folder) => keysUnder(folder, bucket, client)));
      return folders.flat().filter(isContentPath).sort();
    },
    // A bucket has none.
    links: async () => [],
    async read(path, most) {
      if (!isInFolder(path)) throw new Error(`"${path}" leaves the content folder`);
      return get(path, most);
    },
    async beginning(path) {
      if (!isInFolder(path)) throw new Error(`"${path}" leaves the content folder`);
      return beginningOf(path, bucket, client);
    },
    async authorOf(path) {
      const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: path })).catch(nullIfMissing);
      const author = found?.Metadata?.author;
      return author ? nameOf(author) : null;
    },
    async replace(path, before, bytes) {
      if (!isInFolder(path)) throw new Error(`"${path}" leaves the content folder`);
      const now = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path })).catch(nullIfMissing);
      const found = now?.Body ? await now.Body.transformToByteArray() : null;
      if (!isSame(found, before)) return false;
      const condition = now?.ETag ? { IfMatch: now.ETag } : { IfNoneMatch: '*' };
      return put({ Bucket: bucket, Key: path, Body: bytes, ...condition }, client);
    },
    async reports() {
      const found = await keysUnder('campaigns/', bucket, client, '/');
      return found.flatMap((key) => reportedIn(key) ?? []).sort();
    },
    async report(folder) {
      const path = reportPath(folder);
      if (!isInFolder(path)) throw new Error(`"${path}" leaves the content folder`);
      const bytes = await get(path);
      return bytes && new TextDecoder().decode(bytes);
    },
    async keepReport(folder, page) {
      const path = reportPath(folder);
      if (!isInFolder(path)) throw new Error(`"${path}" leaves the content folder`);
      const Body = Buffer.from(page);
      if (isSame(await get(path), Body)) return;
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: path, Body, ContentType: 'text/html; charset=utf-8' }),
      );
    },
    async keep(area, bytes) {
      const hash = sha256(bytes);
      await putOnce({ Bucket: bucket, Key: `${area}/${hash}`, Body: bytes }, client);
      return hash;
    },
    async kept(area, hash: Sha256) {
      const bytes = await get(`${area}/${hash}`);
      if (!bytes) throw new Error(`${area}/${hash} is missing`);
      // Whoever may write into the bucket by hand could have changed it: what was approved is what goes out.
      if (sha256(bytes) !== hash) throw new Error(`${area}/${hash} is not what its name says`);
      return bytes;
    },
    prepared: (original) => get(`prepared/${original}`),
    keepPrepared: (original, record) => putOnce({ Bucket: bucket, Key: `prepared/${original}`, Body: record }, client),
    async keptNames(area) {
      const found = await keysUnder(`${area}/`, bucket, client);
      return found.flatMap((key) => Sha256.safeParse(key.slice(area.length + 1)).data ?? []).sort();
    },
  };
}

/** Metadata holds ASCII alone: a Khmer name comes percent-encoded. What is no such encoding is the name itself. */
function nameOf(author: string): string {
  try {
    return decodeURIComponent(author);
  } catch {
    return author;
  }
}

async function beginningOf(key: string, bucket: string, client: S3Client): Promise<FileBeginning | null> {
  try {
    const range = `bytes=0-${FIRST_BYTES - 1}`;
    const { Body, ContentRange } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }));
    const first = Body ? await Body.transformToByteArray() : new Uint8Array();
    return { first, size: Number(/\d+$/.exec(ContentRange ?? '')?.[0] ?? first.length) };
  } catch (cause) {
    return hasNoRange(cause) ? { first: new Uint8Array(), size: 0 } : nullIfMissing(cause);
  }
}

/** Of an object without bytes there is no range that could be given. */
function hasNoRange(cause: unknown): boolean {
  return cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 416;
}

async function keysUnder(prefix: string, bucket: string, client: S3Client, delimiter?: string): Promise<string[]> {
  const keys: string[] = [];
  let from: string | undefined;
  do {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: delimiter, ContinuationToken: from }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    from = page.NextContinuationToken;
  } while (from);
  return keys;
}

function nullIfMissing(cause: unknown): null {
  // A HEAD has no body that could say which of the two it is.
  if (cause instanceof NoSuchKey || cause instanceof NotFound) return null;
  throw cause;
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}

/** False when the condition refused: the object is another by now. */
async function put(
  object: { Bucket: string; Key: string; Body: Uint8Array; IfMatch?: string; IfNoneMatch?: string },
  client: S3Client,
): Promise<boolean> {
  try {
    await client.send(new PutObjectCommand(object));
    return true;
  } catch (cause) {
    const status = cause instanceof S3ServiceException ? cause.$metadata.httpStatusCode : undefined;
    // 404: what was to be replaced is not there any more. 409: two at the same moment.
    if (status === 412 || status === 409 || status === 404) return false;
    throw cause;
  }
}

/** Writes an object unless it is there. A refused condition is an answer: somebody kept the same bytes before. */
async function putOnce(
  object: { Bucket: string; Key: string; Body: Uint8Array },
  client: S3Client,
  attempt = 1,
): Promise<void> {
  try {
    await client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' }));
  } catch (cause) {
    const status = cause instanceof S3ServiceException ? cause.$metadata.httpStatusCode : undefined;
    if (status === 412) return;
    // Two at the same moment: S3 lets neither say that it was first, and asks to try again.
    if (status === 409 && attempt < KEEP_ATTEMPTS) return putOnce(object, client, attempt + 1);
    throw cause;
  }
}

function isInFolder(path: string): boolean {
  const inFolder = FOLDERS.some((folder) => path.startsWith(folder));
  return inFolder && !path.split('/').some((name) => name === '..' || name === '.');
}
