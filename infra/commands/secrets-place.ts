import { secretsParameter, ssmIn } from '../../shared/aws/secrets-parameter.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { keptSecretsFile } from '../../shared/local/secrets-writer.ts';
import { SAMPLE, secretsPrefix } from '../environments.ts';

/** Where an organisation's tokens are kept. `name` begins a sentence. */
export interface SecretsPlace {
  readonly name: string;
  /** Null where nothing is kept yet. */
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
}

/** What `npm run secrets` writes, and `npm run doctor` reads, where CIVICAST_SECRETS names no other. */
const DEFAULT_FILE = '.data/secrets.json';

/** The laptop's file; or, for the organisation that is named, the parameter on AWS. */
export function secretsPlace(organisation: string | undefined, env: NodeJS.ProcessEnv): SecretsPlace {
  if (organisation === undefined) return keptSecretsFile(env.CIVICAST_SECRETS || DEFAULT_FILE);
  if (!/^[a-z0-9-]+$/.test(organisation)) {
    throw new Mendable('--aws names an organisation of infra/environments.ts: lower case, digits and hyphens.');
  }
  return secretsParameter(`${secretsPrefix({ organisation })}secrets`, ssmIn(regionOf(env)));
}

/** The region of the terminal, else that of the sample. */
export function regionOf(env: NodeJS.ProcessEnv): string {
  return env.AWS_REGION || env.AWS_DEFAULT_REGION || SAMPLE.region;
}
