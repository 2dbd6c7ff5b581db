import type * as z from 'zod';
import { excerpt, nearest } from './did-you-mean.ts';
import type { Findings } from './findings.ts';
import { unknownSetting } from './messages-settings.ts';
import { explainIssue } from './schema-issues.ts';
import { allowedAt } from './setting-schema.ts';
import type { Settings } from './yaml-settings.ts';

/**
 * Holds settings against their schema and says everything that is wrong. What it answers in spite of mistakes is what
 * the rest amounts to, so that the checks that follow find the other mistakes too; null where too little is left.
 */
export function validate<T>(schema: z.ZodType<T>, settings: Settings, findings: Findings): T | null {
  // Of lines that could not be read nobody knows what they would have said.
  if (!settings.readable) return null;
  const parsed = schema.safeParse(settings.value);
  if (parsed.success) return parsed.data;
  for (const issue of withoutEchoes(parsed.error.issues)) {
    if (issue.code === 'unrecognized_keys') {
      const allowed = allowedAt(schema, issue.path, settings.value);
      for (const key of issue.keys) {
        const meant = nearest(key, allowed);
        findings.add(settings.place([...issue.path, key]), unknownSetting(excerpt(key), meant, allowed));
      }
    } else findings.add(settings.place(issue.path), explainIssue(issue, settings));
  }
  const rest = schema.safeParse(without(settings.value, parsed.error.issues));
  return rest.success ? rest.data : null;
}

/** Of what is no list at all, how long it is says nothing. */
function withoutEchoes(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const at = ({ path }: z.core.$ZodIssue) => path.map(String).join('\n');
  const ofWrongKind = new Set(issues.filter(({ code }) => code === 'invalid_type').map(at));
  return issues.filter((issue) => !/^too_/.test(issue.code) || !ofWrongKind.has(at(issue)));
}

/** Stand in for what must be there and is wrong, so that the other mistakes are still looked for; never planned with. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  format: 1,
  timezone: 'Asia/Phnom_Penh',
  cta: { type: 'none', why: '-' },
  topic: 'other',
  name: { km: '-', en: '-' },
  owner: '-',
  goal: { measure: 'attendance', target: 1, by: '2000-01-01' },
};
/** Groups whose members stand on their own: a wrong event does not take the others with it. */
const GROUPS = new Set(['events', 'questions', 'review']);

/** The settings that were not complained about. */
function without(value: Readonly<Record<string, unknown>>, issues: readonly z.core.$ZodIssue[]): unknown {
  const rest: Record<string, unknown> = structuredClone(value);
  for (const issue of issues) {
    const [first, second] = issue.path;
    if (issue.code === 'unrecognized_keys') {
      const inner = issue.path.reduce<unknown>((outer, step) => (outer as Record<PropertyKey, unknown>)?.[step], rest);
      for (const key of issue.keys) if (inner) delete (inner as Record<string, unknown>)[key];
    } else if (first !== undefined && Object.hasOwn(STAND_INS, first)) rest[String(first)] = STAND_INS[String(first)];
    else if (second !== undefined && GROUPS.has(String(first))) {
      delete (rest[String(first)] as Record<PropertyKey, unknown> | undefined)?.[second];
    } else delete rest[String(first)];
  }
  return rest;
}
