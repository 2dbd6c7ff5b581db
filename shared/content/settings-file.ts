import * as z from 'zod';
import type { ContentFile } from '../domain/content/content.ts';
import { CommunityName, Name } from '../domain/content/form.ts';
import { excerpt } from './did-you-mean.ts';
import { readText } from './file-text.ts';
import { type Findings, START } from './findings.ts';
import { wrongForm } from './messages-settings.ts';
import type { NameList } from './name-list.ts';
import { validate } from './validate.ts';
import { FORMS, GROUP_NEEDED } from './wrong-forms.ts';
import { isRecord, readSettings, type Settings } from './yaml-settings.ts';

/** A file that is settings from its first line to its last; null when it cannot be read. */
export function readSettingsFile(file: ContentFile, findings: Findings): Settings | null {
  const text = readText(file.bytes);
  if (typeof text === 'string') return readSettings(text.split('\n'), 1, findings);
  findings.add(START, text);
  return null;
}

/**
 * A file that lists things by name. An entry that is wrong takes no other with it: what is wrong with the file as a
 * whole goes into `findings`, what is wrong with one entry into `entryFindings`.
 */
export function readNameList<T>(
  settings: Settings,
  list: string,
  schema: z.ZodType<T>,
  findings: Findings,
  entryFindings: Findings,
): NameList<T> {
  if (!settings.readable) return { entries: {}, broken: new Set(), readable: false };
  const whole = z.strictObject({ format: z.literal(1), [list]: z.record(z.string(), z.unknown()) });
  const listed = validate(whole, settings, findings)?.[list] ?? settings.value[list];
  const entries: Record<string, T> = {};
  const broken = new Set<string>();
  const [names, must] = list === 'communities' ? [CommunityName, FORMS.community] : [Name, FORMS.name];
  for (const [name, value] of isRecord(listed) ? Object.entries(listed) : []) {
    const path = [list, name];
    const named = names.safeParse(name).success;
    if (!named) entryFindings.add(settings.place(path), wrongForm(excerpt(name), must));
    else if (!isRecord(value)) entryFindings.add(settings.place(path), wrongForm(name, GROUP_NEEDED));
    else validate(schema, within(settings, path, value), entryFindings);
    const parsed = schema.safeParse(value);
    if (named && parsed.success) entries[name] = parsed.data;
    else broken.add(name);
  }
  return { entries, broken, readable: isRecord(listed) };
}

/** One entry as settings of its own. */
function within(settings: Settings, path: readonly string[], value: Readonly<Record<string, unknown>>): Settings {
  return {
    value,
    readable: settings.readable,
    place: (inner) => settings.place([...path, ...inner]),
    written: (inner) => settings.written([...path, ...inner]),
  };
}
