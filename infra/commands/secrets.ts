import { resolve } from 'node:path';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { Role } from '../../shared/domain/person.ts';
import { readSecrets, type Secrets } from '../../shared/domain/secrets.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { hiddenValue } from './hidden-value.ts';
import { existingFolder, readOptions, run } from './options.ts';
import { secretsPlace } from './secrets-place.ts';

const USAGE =
  'npm run secrets -- set CHANNEL | telegram bot-token|webhook-secret | facebook app-secret|verify-token | person NAME ROLE [--aws ORGANISATION] [--content DIR]';

/** One secret's place: how it is called before a person, and the secrets with a value there. */
interface Slot {
  readonly what: string;
  put(secrets: Secrets, value: string): unknown;
}

/**
 * `npm run secrets -- set …`: puts one token where it belongs. The value comes from standard input or a prompt that shows
 * nothing: what stands on a command line is kept by the shell, and seen by everybody on the machine. So nothing that
 * was not understood is ever repeated: it may be a token in the wrong place.
 */
async function secretsCommand(args: string[]): Promise<number> {
  const { values, positionals } = optionsOf(args);
  const [verb, ...of] = positionals;
  if (verb !== 'set') throw new Mendable(`Usage: ${USAGE}`);
  const slot = await slotOf(of, resolve(values.content ?? 'content'));
  const place = secretsPlace(values.aws, process.env);
  const before = readSecrets((await place.read()) ?? '{}', place.name);
  const value = await hiddenValue(slot.what);
  const after = JSON.stringify(slot.put(before, value), null, 2);
  readSecrets(after, `With what was given, ${lower(place.name)}`);
  await place.write(`${after}\n`);
  console.log(`${place.name} has ${slot.what} now.`);
  return 0;
}

function optionsOf(args: string[]) {
  try {
    return readOptions(args, { aws: { type: 'string' }, content: { type: 'string' } }, USAGE);
  } catch {
    throw new Mendable(`Usage: ${USAGE}`);
  }
}

async function slotOf([of, ...rest]: readonly string[], content: string): Promise<Slot> {
  const [first = '', second] = rest;
  if (of === 'person') return personSlot(rest);
  if (second !== undefined) throw tooMuch();
  if (of === 'telegram' && first === 'bot-token') {
    return {
      what: "the bot's token",
      put: (secrets, botToken) => ({ ...secrets, telegram: { ...secrets.telegram, botToken } }),
    };
  }
  if (of === 'telegram' && first === 'webhook-secret') {
    return {
      what: "the secret of Telegram's webhook",
      put: (secrets, webhookSecret) => ({ ...secrets, telegram: { ...secrets.telegram, webhookSecret } }),
    };
  }
  if (of === 'facebook' && first === 'app-secret') {
    return {
      what: "the Meta app's secret",
      put: (secrets, appSecret) => ({ ...secrets, facebook: { ...secrets.facebook, appSecret } }),
    };
  }
  if (of === 'facebook' && first === 'verify-token') {
    return {
      what: "the verify token of Facebook's webhook",
      put: (secrets, verifyToken) => ({ ...secrets, facebook: { ...secrets.facebook, verifyToken } }),
    };
  }
  if (of === undefined || of === 'telegram' || of === 'facebook') throw new Mendable(`Usage: ${USAGE}`);
  if (rest.length > 0) throw tooMuch();
  return pageSlot(of, content);
}

/** Two tokens of one name are one person, so that a new one takes the place of the old one. */
function personSlot([name, given, more]: readonly string[]): Slot {
  if (more !== undefined) throw tooMuch();
  const role = Role.safeParse(given);
  if (!name || !role.success) throw new Mendable(`A person has a name and a role: ${Role.options.join(', ')}.`);
  return {
    what: `a token of the person ${printable(name)}`,
    put: ({ people, ...secrets }, token) => ({
      ...secrets,
      // All else that is said of them stays: a new token must not give back an access that ends.
      people: [
        ...people.filter((person) => person.name !== name),
        { ...people.find((person) => person.name === name), name, role: role.data, token },
      ],
    }),
  };
}

/** A misspelt channel would be a missing token, found out when the post does not go out. */
async function pageSlot(channel: string, folder: string): Promise<Slot> {
  const { organisation } = readContent(await loadContent(contentFolder(existingFolder(folder), folder)), machineTime());
  if (!organisation) throw new Mendable('The channels cannot be read: "npm run check" says what is wrong in _org.');
  const pages = Object.entries(organisation.channels).filter(([, { kind }]) => kind === 'facebook_page');
  if (!pages.some(([name]) => name === channel)) {
    const names = pages.map(([name]) => name).join(', ') || 'none';
    throw new Mendable(
      `Only a Facebook Page of _org/channels.yaml has a token of its own (here: ${names}); what the bot speaks to goes by "telegram bot-token".`,
    );
  }
  return {
    what: `the page token of ${channel}`,
    put: (secrets, pageToken) => ({ ...secrets, channels: { ...secrets.channels, [channel]: { pageToken } } }),
  };
}

function tooMuch(): Mendable {
  return new Mendable(
    'A value is never taken from the command line, where the shell keeps it: leave it away, and paste it when you are asked. If it was a real token, make a new one.',
  );
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

await run(secretsCommand);
