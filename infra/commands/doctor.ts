import { resolve } from 'node:path';
import { examineChannels } from '../../shared/channels/examine.ts';
import { error, type Finding, good } from '../../shared/channels/finding.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { hasEnded, mayApprove } from '../../shared/domain/person.ts';
import { readSecrets, type Secrets } from '../../shared/domain/secrets.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { existingFolder, readOptions, run } from './options.ts';
import { secretsPlace } from './secrets-place.ts';

const USAGE = 'npm run doctor -- [--aws ORGANISATION] [--content DIR] [--json]';
const SIGNS: Readonly<Record<Finding['level'], string>> = { good: '✓', warning: '!', error: '✕' };

/** `npm run doctor`: what stands between the posts and the public, and how each is mended. Reads only; exit 1 on ✕. */
async function doctorCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { aws: { type: 'string' }, content: { type: 'string' }, json: { type: 'boolean' } },
    USAGE,
  );
  if (positionals.length > 0) throw new Mendable(`Usage: ${USAGE}`);
  const folder = resolve(existingFolder(values.content ?? 'content'));
  const { organisation } = readContent(await loadContent(contentFolder(folder, folder)), machineTime());
  if (!organisation) throw new Mendable('The channels cannot be read: "npm run check" says what is wrong in _org.');

  const place = secretsPlace(values.aws, process.env);
  const secrets = readSecrets((await place.read()) ?? '{}', place.name);
  const findings = [
    ...(await examineChannels({
      channels: organisation.channels,
      secrets,
      now: machineTime,
      publicUrl: values.aws === undefined ? process.env.CIVICAST_PUBLIC_URL || null : 'unknown',
      ...platformAddresses(process.env),
    })),
    examinePeople(secrets),
  ];
  console.log(values.json ? JSON.stringify(findings, null, 1) : findings.map(inWords).join('\n'));
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

/** Two tokens of one name are one person. */
function examinePeople({ people }: Secrets): Finding {
  const here = people.filter(({ until }) => !hasEnded(until, machineTime()));
  const { size } = new Set(here.filter(mayApprove).map(({ name }) => name));
  const what = `people: ${size} may approve`;
  return size >= 2
    ? good(what)
    : error(`${what}, and nothing real leaves before two have`, 'npm run secrets -- set person NAME approver');
}

function inWords({ level, what, mend }: Finding): string {
  return `${SIGNS[level]} ${what}${mend ? ` → ${mend}` : ''}`;
}

await run(doctorCommand);
