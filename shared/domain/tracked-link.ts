import type { OrganisationSettings } from './content/organisation.ts';
import { type DeliveryId, shortHash } from './delivery-id.ts';

/** A short link of ours that belongs to one delivery, and leads where its call to action leads. */
export interface TrackedLink {
  readonly code: string;
  readonly target: string;
  readonly campaign: string;
  readonly delivery: DeliveryId;
  /** The code of another link, which every opening of this one counts for as well. */
  readonly countsFor?: string;
}

const CODE_LENGTH = 12;
const CODE = new RegExp(`^[a-z2-7]{${CODE_LENGTH}}$`);

/** Where people answer in private. We make those links ourselves, so no author has to allow them. */
const ANSWER_HOSTS = ['t.me', 'm.me'];

/** The code says where it leads as well: another target is another link, so what was approved stays what is opened. */
export function linkCode(delivery: DeliveryId, target: string): string {
  return shortHash(['link', delivery, target], CODE_LENGTH);
}

/** Whether a text can be a code at all: nothing is looked up for one that cannot. */
export function isLinkCode(text: string): boolean {
  return CODE.test(text);
}

/** The only hosts that an organisation's tracked links lead to. */
export function linkHosts({ link_hosts }: Pick<OrganisationSettings, 'link_hosts'>): string[] {
  return [...new Set([...link_hosts, ...ANSWER_HOSTS])];
}

/** Whether a link may be ours at all: https, to one of these hosts or to a host below one. */
export function isAllowed(target: string, hosts: readonly string[]): boolean {
  const url = URL.parse(target);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  return hosts.some((host) => url.hostname === host.toLowerCase() || url.hostname.endsWith(`.${host.toLowerCase()}`));
}
