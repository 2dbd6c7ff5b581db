import type { Organisation } from '../domain/content/organisation.ts';
import type { Message } from '../domain/message.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { isAllowed, linkCode, linkHosts } from '../domain/tracked-link.ts';

/** How readers reach what a call to action opens. */
export interface Reach {
  /** Where tracked links begin, without a slash at the end; null: links go out direct and untracked. */
  readonly publicUrl: string | null;
}

/** For whoever only looks at a message: nobody opens its links. */
export const DIRECT: Reach = { publicUrl: null };

/** Who reads a message, whose it is, and how its links reach their targets. */
export interface Reader {
  readonly planned: PlannedDelivery;
  readonly organisation: Pick<Organisation, 'settings' | 'channels'>;
  readonly reach: Reach;
}

/** The address that a reader sees for a target: a tracked link of ours where one may lead there, else the target itself. */
export function reached(
  target: string,
  { planned, organisation, reach }: Reader,
): { url: string; link: Message['link'] } {
  if (reach.publicUrl === null || !isAllowed(target, linkHosts(organisation.settings))) {
    return { url: target, link: null };
  }
  const code = linkCode(planned.id, target);
  const url = `${reach.publicUrl}/l/${code}`;
  return { url, link: { code, url, target } };
}
