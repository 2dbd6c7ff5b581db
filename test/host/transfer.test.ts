import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleApp } from '../../functions/console/app.ts';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { awsHoldings } from '../../infra/transfer/aws-holdings.ts';
import { exportHoldings } from '../../infra/transfer/export-holdings.ts';
import { checkedManifest, readRows, writeRows } from '../../infra/transfer/exported-folder.ts';
import { folderHoldings, newFolderHoldings } from '../../infra/transfer/folder-holdings.ts';
import type { Holdings } from '../../infra/transfer/holdings.ts';
import { importHoldings } from '../../infra/transfer/import-holdings.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import { KEPT_AREAS } from '../../shared/domain/kept-area.ts';
import { subscribed } from '../../shared/domain/subscription.ts';
import type { ContentStore } from '../../shared/ports.ts';
import { awsDouble, s3Objects } from '../infra/aws-double.ts';
import { parameterStore } from '../infra/parameter-store.ts';
import { answeringHost, STAFF } from './answering-host.ts';

const NAMES = { region: 'ap-southeast-1', table: 'moved', bucket: 'bucket', keys: '/civicast/sample/keys/' };
const SUBSCRIBER = 'pseudonym-of-somebody';
const closing: (() => Promise<unknown>)[] = [];
const envBefore = { ...process.env };

let here: Awaited<ReturnType<typeof answeringHost>>;
let laptop: Holdings;
beforeAll(async () => {
  here = await answeringHost();
  closing.push(() => here.stop());
  await here.approveAll();
  await here.invited();
  await somebodyPresses();
  await somebodySubscribes();
  await here.leave();
  laptop = await folderHoldings(here.data, {});
  closing.unshift(() => laptop.close());
  const clock = { now: () => closesAt('2027-01') };
  await closeMonths({ ledger: laptop.ledger, contentStore: laptop.store, clock, log: here.host.ports.log });
  await anAws();
}, 60_000);
afterAll(async () => {
  process.env = envBefore;
  for (const close of closing) await close();
});

/** An empty table, a bucket and a parameter store, found as the SDK finds those of an account. */
async function anAws(): Promise<void> {
  const engine = await startEngine(null);
  const client = unsignedClient(engine.url);
  await createLedgerTable(client, NAMES.table, LEDGER_TABLE);
  client.destroy();
  const [s3, ssm] = [await awsDouble(s3Objects(new Map())), await awsDouble(parameterStore())];
  closing.unshift(
    engine.stop,
    () => s3[Symbol.asyncDispose](),
    () => ssm[Symbol.asyncDispose](),
  );
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'double',
    AWS_SECRET_ACCESS_KEY: 'double',
    AWS_ENDPOINT_URL_DYNAMODB: engine.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SSM: ssm.url,
  });
}

/** Something that is answered: a count in the table, and a key that is in none. */
async function somebodyPresses(): Promise<void> {
  const [invited] = await here.invited();
  const from = { id: 700_000_001, is_bot: false, first_name: 'Somebody' };
  const query = { id: '1', from, chat_instance: '1', data: `rsvp:${invited?.id}` };
  expect((await here.telegram(JSON.stringify({ update_id: 1, callback_query: query }))).status).toBe(200);
}

/** Somebody who is given a series: they are in no copy. */
async function somebodySubscribes(): Promise<void> {
  const who = { campaign: '2027-01-cip-meeting', person: SUBSCRIBER, sealedChat: 'sealed', language: 'km' as const };
  const forgetAt = closesAt('2027-01');
  expect(await here.host.ports.subscriptions.begin(subscribed({ ...who, forgetAt }, forgetAt), 'wish')).toBe('kept');
}

const folderOf = (name: string) => join(here.folder, name);

/** The delivery log of a month, as partners read it, from what is kept in one place. */
async function log({ ledger, store }: Holdings, month: string): Promise<Buffer> {
  const queue = { send: async () => {} };
  // The host's own ledger, which would be asked for moderators, is closed.
  const channels = { ...here.host.ports.channels, standing: async () => 'real' as const };
  const contentStore = { ...here.host.ports.contentStore, kept: store.kept };
  const app = consoleApp({ ...here.host.ports, queue, channels, ledger, contentStore });
  const asked = await app.request(`/api/deliveries.csv?month=${month}`, {
    headers: { Authorization: `Bearer ${STAFF}` },
  });
  expect(asked.status).toBe(200);
  return Buffer.from(await asked.arrayBuffer());
}

/** Every row but the pause, by its keys: two tables hold them in an order of their own. */
async function rowsIn(folder: string) {
  const rows = (await Array.fromAsync(readRows(folder))).filter(({ pk }) => pk?.S !== 'organisation');
  return new Map(rows.map((row) => [`${row.pk?.S} ${row.sk?.S}`, row]));
}

const keptIn = (store: Pick<ContentStore, 'keptNames'>) => Promise.all(KEPT_AREAS.map((area) => store.keptNames(area)));

describe('everything that a laptop keeps', () => {
  it('moves to AWS and back to another laptop: every row, text, photo and key, and byte for byte the same log', async () => {
    const first = await exportHoldings(folderOf('first'), laptop, true);
    expect(first).toMatchObject({ platforms: 'real', moves: true, clock: { speed: 3600 } });
    const amounts = (['rows', 'keys', ...KEPT_AREAS] as const).filter((what) => first[what] > 0);
    expect(amounts).toEqual(['rows', 'keys', ...KEPT_AREAS]);
    const own = (await Array.fromAsync(laptop.rows.all())).filter((row) => JSON.stringify(row).includes(SUBSCRIBER));
    expect(own).toHaveLength(1);
    expect(JSON.stringify([...(await rowsIn(folderOf('first'))).values()])).not.toContain(SUBSCRIBER);

    const aws = await awsHoldings(NAMES);
    await importHoldings(folderOf('first'), aws);
    const second = await exportHoldings(folderOf('second'), aws, false);
    const { exported_at, rows_sha256, clock, moves, ...counted } = first;
    expect(second).toMatchObject(counted);
    expect(await rowsIn(folderOf('second'))).toEqual(await rowsIn(folderOf('first')));

    const other = await newFolderHoldings(folderOf('other'), first, {});
    await importHoldings(folderOf('second'), other);
    for (const place of [aws, other]) {
      const before = await log(laptop, '2027-01');
      expect(before.toString()).toContain(',published,');
      expect(Buffer.compare(await log(place, '2027-01'), before)).toBe(0);
      expect(await keptIn(place.store)).toEqual(await keptIn(laptop.store));
      for (const name of await laptop.keys.names())
        expect(Buffer.compare(await place.keys.of(name), await laptop.keys.of(name))).toBe(0);
      expect(await place.ledger.pause()).toMatchObject({ resumedBy: null });
    }
    await other.close();
    await aws.close();
  }, 60_000);

  it('leaves the place that it moved from paused, and is not put over what is somewhere', async () => {
    expect(await laptop.ledger.pause()).toMatchObject({ by: 'npm run export', resumedBy: null });
    await expect(importHoldings(folderOf('first'), laptop)).rejects.toThrow('There are campaigns already');
    await expect(exportHoldings(folderOf('first'), laptop, false)).rejects.toThrow('is not empty');
    await expect(folderHoldings(here.data, {})).rejects.toThrow('Another civicast is already running');
  });

  it('is imported again from its beginning when that was interrupted, and is paused from its first row on', async () => {
    const exported = await checkedManifest(folderOf('first'));
    const other = await newFolderHoldings(folderOf('interrupted'), exported, {});
    let isPaused = false;
    const put = async () => {
      isPaused = (await other.ledger.pause()) !== null;
      throw new Error('the power went');
    };
    const interrupted = { ...other, rows: { ...other.rows, put } };
    await expect(importHoldings(folderOf('first'), interrupted)).rejects.toThrow('the power went');
    expect(isPaused).toBe(true);
    await importHoldings(folderOf('first'), other);
    expect(Buffer.compare(await log(other, '2027-01'), await log(laptop, '2027-01'))).toBe(0);
    await other.close();
  });

  it('waits while a moderator is being asked to delete something: nobody is asked from two places', async () => {
    const deliveriesOf = async (campaign: string) => {
      const [first, ...others] = await laptop.ledger.deliveriesOf(campaign);
      const asked = { kind: 'removal', dueAt: laptop.clock.now(), until: laptop.clock.now(), attempts: 0 } as const;
      return first ? [{ ...first, parent: first.id, amendment: asked }, ...others] : [];
    };
    const busy = { ...laptop, ledger: { ...laptop.ledger, deliveriesOf } };
    await expect(exportHoldings(folderOf('busy'), busy, true)).rejects.toThrow('changed or taken back at this moment');
    // Also when it begins while the rows are read.
    let isRead = false;
    async function* all() {
      yield* laptop.rows.all();
      isRead = true;
    }
    const late = {
      ...laptop,
      rows: { ...laptop.rows, all },
      ledger: {
        ...laptop.ledger,
        deliveriesOf: (campaign: string) => (isRead ? deliveriesOf(campaign) : laptop.ledger.deliveriesOf(campaign)),
      },
    };
    await expect(exportHoldings(folderOf('late'), late, true)).rejects.toThrow('changed or taken back at this moment');
    await expect(checkedManifest(folderOf('late'))).rejects.toThrow('interrupted');
  });

  it('keeps each row on its line, whatever is in it', async () => {
    const row = { pk: { S: 'a' }, name: { S: 'one\u2028two\u2029three\nfour' }, bytes: { B: Uint8Array.of(0, 255) } };
    mkdirSync(folderOf('lines'));
    await writeRows(folderOf('lines'), once(row));
    const [read, ...more] = await Array.fromAsync(readRows(folderOf('lines')));
    expect(more).toEqual([]);
    expect(read?.name).toEqual(row.name);
    expect(Buffer.compare(read?.bytes?.B ?? Buffer.of(), Buffer.of(0, 255))).toBe(0);
  });

  it('says in one line that AWS cannot be asked', async () => {
    await expect(awsHoldings({ ...NAMES, table: 'of-nobody' })).rejects.toThrow(
      'The table of-nobody in ap-southeast-1 cannot be read (ResourceNotFoundException)',
    );
  });

  it('is for nobody else to read, and is not taken when anything of it was changed', async () => {
    expect(statSync(folderOf('first')).mode & 0o077).toBe(0);
    await exportHoldings(folderOf('third'), laptop, false);
    const rows = join(folderOf('third'), 'ledger.jsonl');
    const text = readFileSync(rows, 'utf8');
    expect(await checkedManifest(folderOf('third'))).toMatchObject({ moves: false });
    writeFileSync(rows, text.replace('published', 'cancelled'));
    await expect(checkedManifest(folderOf('third'))).rejects.toThrow('is not as it was exported');
    writeFileSync(rows, text);
    const media = join(folderOf('third'), 'media');
    const [photo = ''] = (await keptIn(laptop.store))[1] ?? [];
    writeFileSync(join(media, photo), 'another photo');
    await expect(checkedManifest(folderOf('third'))).rejects.toThrow('is not as it was exported');
    mkdirSync(folderOf('half'));
    await expect(checkedManifest(folderOf('half'))).rejects.toThrow('interrupted');
  });
});

async function* once<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}
