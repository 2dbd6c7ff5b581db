import type * as z from 'zod';
import type { Form } from '../domain/content/form.ts';
import { explainDate, isDateForm } from './date-mistake.ts';
import { excerpt, nearest } from './did-you-mean.ts';
import type { Finding } from './findings.ts';
import { noAgenda } from './messages-events.ts';
import { unknownLanguage } from './messages-languages.ts';
import * as say from './messages-settings.ts';
import { exampleFor, settingName } from './setting-examples.ts';
import * as must from './wrong-forms.ts';
import type { Settings } from './yaml-settings.ts';

type Issue = z.core.$ZodIssue;

/** What an author should be told about one thing that the schema did not take. Never the schema's own words. */
export function explainIssue(issue: Issue, settings: Settings): Finding {
  const { path } = issue;
  const name = settingName(path);
  const value = path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | null)?.[step],
    settings.value,
  );
  const written = excerpt(settings.written(path));
  const isCallToAction = path[0] === 'cta' && path.length === 1;
  if (issue.code === 'invalid_key') return explainKey(issue, name);
  if (issue.code === 'invalid_union' && 'options' in issue) return explainKind(issue, name, written);
  if (value === undefined || value === null) {
    if (isCallToAction) return say.noCallToAction();
    if (name === 'agenda') return noAgenda(null);
    const example = exampleFor(path);
    return value === null ? say.emptySetting(name, example) : say.missingSetting(name, example ?? `${name}: ...`);
  }
  if (isCallToAction && issue.code === 'invalid_type') return explainShorthand(written);
  switch (issue.code) {
    case 'custom':
      return explainForm(issue.params?.form, name, written);
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const [only, another] = choices;
      if (only !== undefined && another === undefined) return say.onlyPossible(name, only);
      return written === ''
        ? say.wrongForm(name, must.NOT_POSSIBLE)
        : say.notOnTheList(name, written, choices, nearest(written, choices));
    }
    case 'invalid_type':
      return say.wrongForm(name, neededFor(issue.expected, written));
    case 'too_small':
      return explainTooSmall(issue, name, path);
    case 'too_big':
      return say.wrongForm(name, tooBig(issue.origin, Number(issue.maximum)));
    default:
      return say.wrongForm(name, must.NOT_POSSIBLE);
  }
}

function explainForm(form: Form | undefined, name: string, written: string): Finding {
  if (!form) return say.wrongForm(name, must.NOT_POSSIBLE);
  if (isDateForm(form)) return explainDate(form, name, written);
  if (form === 'language') return unknownLanguage(written || name, []);
  return say.wrongForm(name, must.FORMS[form]);
}

/** A name that an author gave to an event, a question or a language. */
function explainKey(issue: Extract<Issue, { code: 'invalid_key' }>, name: string): Finding {
  const [inner] = issue.issues;
  const form = inner?.code === 'custom' ? inner.params?.form : undefined;
  if (form === 'language') return unknownLanguage(excerpt(name), []);
  const needed = form === 'district' ? 'district' : form === 'session' ? 'session' : 'name';
  return say.wrongForm(excerpt(name), must.FORMS[needed]);
}

function explainKind(issue: Extract<Issue, { code: 'invalid_union' }>, name: string, written: string): Finding {
  const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  if (issue.path[0] !== 'cta') {
    return written === ''
      ? say.missingSetting(name, `${name}: ${kinds[0] ?? ''}`)
      : say.notOnTheList(name, written, kinds, nearest(written, kinds));
  }
  return written === ''
    ? say.callToActionWithoutKind(kinds)
    : say.unknownCallToAction(written, kinds, nearest(written, kinds));
}

/** `cta: share`, which everybody tries once. */
function explainShorthand(written: string): Finding {
  return say.shortCallToAction(/^[a-z_]+$/.test(written) ? written : 'share');
}

function explainTooSmall(
  issue: Extract<Issue, { code: 'too_small' }>,
  name: string,
  path: readonly PropertyKey[],
): Finding {
  const least = Number(issue.minimum) + (issue.inclusive === false ? 1 : 0);
  if (name === 'approvals') return say.noApprovals();
  if (issue.origin === 'array') return say.wrongForm(name, must.fewestEntries(least));
  if (issue.origin !== 'string') return say.wrongForm(name, must.atLeast(least, exampleFor(path)));
  return least <= 1 ? say.emptySetting(name, exampleFor(path)) : say.wrongForm(name, must.fewestLetters(least));
}

function tooBig(origin: string, most: number) {
  if (origin === 'array') return must.mostEntries(most);
  return origin === 'string' ? must.mostLetters(most) : must.atMost(most);
}

function neededFor(expected: string, written: string) {
  switch (expected) {
    case 'string':
      return must.WORDS_NEEDED;
    case 'number':
    case 'int':
      return must.NUMBER_NEEDED;
    case 'boolean':
      return must.YES_OR_NO_NEEDED;
    case 'array':
      return must.listNeeded(written);
    case 'object':
    case 'record':
      return must.GROUP_NEEDED;
    default:
      return must.NOT_POSSIBLE;
  }
}
