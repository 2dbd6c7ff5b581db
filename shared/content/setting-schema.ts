import * as z from 'zod';
import { isRecord, type SettingPath } from './yaml-settings.ts';

/** The names that a group of settings may have at this path, as its schema says; none where it may have any. */
export function allowedAt(schema: z.core.$ZodType, path: SettingPath, value: unknown): string[] {
  const [step, ...rest] = path;
  const found = bare(schema, value);
  if (step === undefined) return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
  const inner =
    isRecord(value) && typeof step === 'string' ? value[step] : (value as readonly unknown[])?.[Number(step)];
  if (found instanceof z.ZodObject) {
    const next: z.core.$ZodType | undefined = found.shape[String(step)];
    return next ? allowedAt(next, rest, inner) : [];
  }
  if (found instanceof z.ZodRecord) return allowedAt(found.valueType, rest, inner);
  if (found instanceof z.ZodArray) return allowedAt(found.element, rest, inner);
  return [];
}

/** What a schema is once its default and its being optional are taken off, and what is made of it; of a union, the kind that the value names. */
function bare(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return bare(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodPipe) return bare(schema.in, value);
  if (schema instanceof z.ZodNullable) return bare(schema.unwrap(), value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const kind = isRecord(value) ? value[schema.def.discriminator] : undefined;
    const option = schema.options.find(
      (one) => one instanceof z.ZodObject && z.safeParse(one.shape[schema.def.discriminator], kind).success,
    );
    return option ?? schema;
  }
  return schema;
}
