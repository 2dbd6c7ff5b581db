import { Mendable } from '../../shared/domain/mendable.ts';
import { awsHoldings } from '../transfer/aws-holdings.ts';
import { checkedManifest, type Manifest } from '../transfer/exported-folder.ts';
import { newFolderHoldings } from '../transfer/folder-holdings.ts';
import type { Holdings } from '../transfer/holdings.ts';
import { importHoldings } from '../transfer/import-holdings.ts';
import { run } from './options.ts';
import { type TransferOptions, transferOptions } from './transfer-options.ts';

const USAGE = 'npm run import -- FOLDER [--data DIR | --aws NAME --table NAME --bucket NAME]';

/** `npm run import`: an exported folder goes on in an empty place, once two people let it. */
async function importCommand(args: string[]): Promise<number> {
  const { folder, place, moves } = transferOptions(args, USAGE, process.env);
  if (moves) throw new Mendable(`--move belongs to npm run export. Usage: ${USAGE}`);
  const manifest = await checkedManifest(folder);
  const holdings = await opened(place, manifest);
  try {
    await importHoldings(folder, holdings);
  } finally {
    await holdings.close();
  }
  console.log(`${manifest.rows} rows are in. Everything is paused there: two people let it go on (POST /api/resume).`);
  if (!manifest.moves)
    console.log(
      'This was a copy, and where it was made may still be publishing: stop that first, or everything is said twice.',
    );
  return 0;
}

async function opened(place: TransferOptions['place'], manifest: Manifest): Promise<Holdings> {
  if (place.kind === 'folder') return newFolderHoldings(place.data, manifest, process.env);
  const { platforms, clock } = manifest;
  if (platforms === 'sandbox' || clock.now !== null || clock.speed !== 1)
    throw new Mendable(
      'This was a trial, with the sandbox or a clock of its own: what the public never saw must not count as published.',
    );
  return awsHoldings(place.names);
}

await run(importCommand);
