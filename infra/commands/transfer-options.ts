import { Mendable } from '../../shared/domain/mendable.ts';
import { secretsPrefix } from '../environments.ts';
import type { AwsNames } from '../transfer/aws-holdings.ts';
import { readOptions } from './options.ts';
import { regionOf } from './secrets-place.ts';

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
export function transferOptions(args: string[], usage: string, env: NodeJS.ProcessEnv): TransferOptions {
  const text = { type: 'string' } as const;
  const names = { data: text, aws: text, table: text, bucket: text, move: { type: 'boolean' } } as const;
  const { values, positionals } = readOptions(args, names, usage);
  const [folder, extra] = positionals;
  if (!folder) throw new Mendable(`Name the folder of the export. Usage: ${usage}`);
  if (extra) throw new Mendable(`What is ${extra}? Usage: ${usage}`);
  const { data, aws, table, bucket, move = false } = values;
  if (aws === undefined && table === undefined && bucket === undefined)
    return { folder, place: { kind: 'folder', data: data ?? '.data' }, moves: move };
  if (data !== undefined) throw new Mendable(`It is in a data folder or on AWS, not in both. Usage: ${usage}`);
  if (!aws || !table || !bucket)
    throw new Mendable(`--aws, --table and --bucket go together: the deployment prints all three. Usage: ${usage}`);
  if (!ORGANISATION.test(aws)) throw new Mendable(`--aws "${aws}" is no organisation: lower case, digits and hyphens.`);
  const region = regionOf(env);
  return {
    folder,
    place: { kind: 'aws', names: { region, table, bucket, keys: `${secretsPrefix({ organisation: aws })}keys/` } },
    moves: move,
  };
}
