import { Mendable } from '../../shared/domain/mendable.ts';
import type { AwsNames } from '../transfer/aws-holdings.ts';
import { readOptions } from './options.ts';

export interface TransferOptions {
  /** The exported folder. */
  readonly folder: string;
  readonly place:
    | { readonly kind: 'folder'; readonly data: string }
    | { readonly kind: 'aws'; readonly names: AwsNames };
  readonly moves: boolean;
}

const ORGANISATION = /^[a-z0-9-]+$/;

/** Reads the options of `npm run export` and `npm run import`; throws a Mendable for what is wrong with them. */
export function transferOptions(args: string[], usage: string): TransferOptions {
  const text = { type: 'string' } as const;
  const names = { data: text, organisation: text, table: text, bucket: text, move: { type: 'boolean' } } as const;
  const { values, positionals } = readOptions(args, names, usage);
  const [folder, extra] = positionals;
  if (!folder) throw new Mendable(`Name the folder of the export. Usage: ${usage}`);
  if (extra) throw new Mendable(`What is ${extra}? Usage: ${usage}`);
  const { data, organisation, table, bucket, move = false } = values;
  if (organisation === undefined && table === undefined && bucket === undefined)
    return { folder, place: { kind: 'folder', data: data ?? '.data' }, moves: move };
  if (data !== undefined) throw new Mendable(`It is in a data folder or on AWS, not in both. Usage: ${usage}`);
  if (!organisation || !table || !bucket)
    throw new Mendable(
      `--organisation, --table and --bucket go together: the deployment prints all three. Usage: ${usage}`,
    );
  if (!ORGANISATION.test(organisation))
    throw new Mendable(`--organisation "${organisation}" is no name of one: lower case, digits and hyphens.`);
  return {
    folder,
    place: { kind: 'aws', names: { table, bucket, keys: `/civicast/${organisation}/keys/` } },
    moves: move,
  };
}
