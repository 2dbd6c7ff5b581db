import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, test } from 'vitest';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { contentStorePromises } from '../conformance/content-store-promises.ts';
import { awsDouble, s3Objects } from './aws-double.ts';

const doubles: AsyncDisposable[] = [];
afterAll(async () => {
  for (const double of doubles) await double[Symbol.asyncDispose]();
});

contentStorePromises('on S3', async (files, author) => {
  const objects = new Map(Object.entries(files).map(([key, text]) => [key, Buffer.from(text)]));
  const double = await awsDouble(s3Objects(objects, author === null ? {} : { author: encodeURIComponent(author) }));
  doubles.push(double);
  return s3ContentStore({ bucket: 'bucket', client: new S3Client({ ...double.config, forcePathStyle: true }) });
});

describe('the content store on S3', () => {
  const KHMER = 'campaigns/សាលា-clean-water/posts/០១-ទឹកស្អាត.md';

  async function store(files: Record<string, string>, metadata: Record<string, string> = {}) {
    const objects = new Map(Object.entries(files).map(([key, text]) => [key, Buffer.from(text)]));
    const double = await awsDouble(s3Objects(objects, metadata));
    const client = new S3Client({ ...double.config, forcePathStyle: true });
    return { double, objects, content: s3ContentStore({ bucket: 'bucket', client }) };
  }

  test('lists what authors wrote, over all pages, sorted, Khmer names as they were typed', async () => {
    const { double, content } = await store({
      [KHMER]: 'x',
      'campaigns/a/campaign.yaml': '',
      'campaigns/a.report.html': '',
      'campaigns/a/': '',
      'campaigns/a/.DS_Store': '',
      'campaigns/a/posts/01-a.md~': '',
      '_org/org.yaml': '',
      '_org/channels.yaml': '',
      '_org/places.yaml': '',
      'rendered/abc': '',
      'README.md': '',
    });
    await using _ = double;
    expect(await content.list()).toEqual([
      '_org/channels.yaml',
      '_org/org.yaml',
      '_org/places.yaml',
      'campaigns/a/campaign.yaml',
      KHMER,
    ]);
    expect(double.asked.length).toBe(5); // two pages and three
  });

  test('takes an author as it is written where that is no percent-encoding', async () => {
    const { double, content } = await store({ [KHMER]: 'x' }, { author: 'Dara 100%' });
    await using _ = double;
    expect(await content.authorOf(KHMER)).toBe('Dara 100%');
  });

  test('reads a Khmer key, and answers null for a file that is gone', async () => {
    const { double, content } = await store({ [KHMER]: 'ទឹក' });
    await using _ = double;
    expect(Buffer.from((await content.read(KHMER)) ?? []).toString()).toBe('ទឹក');
    expect(await content.read('campaigns/a/posts/02-gone.md')).toBeNull();
  });

  test.each(['../secret', 'campaigns/../rendered/abc', 'rendered/abc', '/_org/org.yaml'])(
    'never reads %s',
    async (path) => {
      const { double, content } = await store({ 'rendered/abc': 'x' });
      await using _ = double;
      await expect(content.read(path)).rejects.toThrow('leaves the content folder');
      expect(double.asked).toEqual([]);
    },
  );

  test('keeps the same bytes once, under their hash', async () => {
    const { double, objects, content } = await store({});
    await using _ = double;
    const bytes = Buffer.from('ទឹក');
    const hash = await content.keep('rendered', bytes);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await content.keep('rendered', bytes)).toBe(hash);
    expect([...objects.keys()]).toEqual([`rendered/${hash}`]);
    expect(Buffer.from(await content.kept('rendered', hash))).toEqual(bytes);
  });

  test('remembers what was first made of an original, and nothing made of it later', async () => {
    const { double, content } = await store({});
    await using _ = double;
    const original = sha256('original');
    expect(await content.prepared(original)).toBeNull();
    await content.keepPrepared(original, Buffer.from('first'));
    await content.keepPrepared(original, Buffer.from('later'));
    expect(Buffer.from((await content.prepared(original)) ?? []).toString()).toBe('first');
    expect(await content.list()).toEqual([]);
  });

  test('knows the author by the metadata of the object, percent-encoded, and nobody where there is none', async () => {
    const { double, content } = await store({ [KHMER]: 'x' }, { author: encodeURIComponent('សុភា') });
    await using _ = double;
    expect(await content.authorOf(KHMER)).toBe('សុភា');
    expect(await content.authorOf('campaigns/a/posts/02-gone.md')).toBeNull();
    expect(double.asked.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });

  test('refuses to replace what another wrote between the look and the write', async () => {
    const path = 'campaigns/a/redated.yaml';
    const objects = new Map([[path, Buffer.from('seen')]]);
    const s3 = s3Objects(objects);
    await using double = await awsDouble((asked) => {
      if (asked.method === 'PUT') objects.set(path, Buffer.from('written by another'));
      return s3(asked);
    });
    const client = new S3Client({ ...double.config, forcePathStyle: true });
    const content = s3ContentStore({ bucket: 'bucket', client });
    expect(await content.replace(path, Buffer.from('seen'), Buffer.from('ours'))).toBe(false);
    expect(objects.get(path)?.toString()).toBe('written by another');
    objects.delete(path);
    expect(await content.replace(path, null, Buffer.from('ours'))).toBe(false);
    expect(objects.get(path)?.toString()).toBe('written by another');
  });

  test('counts it as refused when S3 cannot say who was first, or the object is gone by then', async () => {
    const path = 'campaigns/a/redated.yaml';
    const objects = new Map([[path, Buffer.from('seen')]]);
    const s3 = s3Objects(objects);
    let answer = { status: 409, body: '<Error><Code>ConditionalRequestConflict</Code></Error>' };
    await using double = await awsDouble((asked) => (asked.method === 'PUT' ? answer : s3(asked)));
    const client = new S3Client({ ...double.config, forcePathStyle: true });
    const content = s3ContentStore({ bucket: 'bucket', client });
    expect(await content.replace(path, Buffer.from('seen'), Buffer.from('ours'))).toBe(false);
    answer = { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    expect(await content.replace(path, Buffer.from('seen'), Buffer.from('ours'))).toBe(false);
  });

  test('tries again when S3 cannot say which of two writers was first', async () => {
    const conflict = '<Error><Code>ConditionalRequestConflict</Code></Error>';
    await using double = await awsDouble(() => (double.asked.length === 1 ? { status: 409, body: conflict } : {}));
    const client = new S3Client({ ...double.config, forcePathStyle: true });
    await s3ContentStore({ bucket: 'bucket', client }).keep('media', Buffer.from('x'));
    expect(double.asked.length).toBe(2);
  });

  test('refuses what is missing, and what is not what its name says', async () => {
    const { double, objects, content } = await store({});
    await using _ = double;
    const hash = await content.keep('media', Buffer.from('approved'));
    objects.set(`media/${hash}`, Buffer.from('exchanged by hand'));
    await expect(content.kept('media', hash)).rejects.toThrow('not what its name says');
    objects.clear();
    await expect(content.kept('media', hash)).rejects.toThrow(`media/${hash} is missing`);
  });
});
