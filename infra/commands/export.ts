import { awsHoldings } from '../transfer/aws-holdings.ts';
import { exportHoldings } from '../transfer/export-holdings.ts';
import { folderHoldings } from '../transfer/folder-holdings.ts';
import { run } from './options.ts';
import { transferOptions } from './transfer-options.ts';

const USAGE = 'npm run export -- FOLDER [--data DIR | --aws NAME --table NAME --bucket NAME] [--move]';

/** `npm run export`: everything that is kept, in a folder that can be read without civicast, and imported by it. */
async function exportCommand(args: string[]): Promise<number> {
  const { folder, place, moves } = transferOptions(args, USAGE, process.env);
  const holdings = await (place.kind === 'aws' ? awsHoldings(place.names) : folderHoldings(place.data, process.env));
  try {
    const { rows, rendered, media, keys } = await exportHoldings(folder, holdings, moves);
    console.log(`${rows} rows, ${rendered} texts, ${media} photos and ${keys} keys are in ${folder}.`);
    console.log(
      'Keep it as you keep passwords: its keys open what is encrypted about moderators. Tokens are not in it.',
    );
    if (moves) console.log('Nothing leaves from here any more: let nobody resume it, and go on where you import this.');
    return 0;
  } finally {
    await holdings.close();
  }
}

await run(exportCommand);
