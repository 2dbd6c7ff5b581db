import type { OrganisationSettings } from '../domain/content/organisation.ts';
import { type Instant, wallTime } from '../domain/instant.ts';
import { postHours } from '../domain/wanted.ts';

/** Whether a moment lies in the hours in which the organisation speaks. At the closing hour itself nothing leaves any more. */
export function isWithin(organisation: Pick<OrganisationSettings, 'post_hours'>, moment: Instant): boolean {
  const { from, to } = postHours(organisation);
  const { hour, minute } = wallTime(moment);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return from <= clock && clock < to;
}
