import type { Claimed } from './domain/claims.ts';
import type { Instant } from './domain/instant.ts';
import type { Sha256 } from './domain/message.ts';
import type { Person } from './domain/person.ts';
import type { Session } from './domain/session.ts';

/** What we ask of the outside world so that staff and partners are known, and can sign in. */

export interface People {
  /** Whose token this is, compared in constant time; null for nobody's. */
  byToken(token: string): Promise<Person | null>;
  /** The person of this name as they are now; null for one who is no longer of the organisation. */
  named(name: string): Promise<Person | null>;
  /** True for one whose last day is over, whoever else says that they may come in. */
  hasLeft(name: string): Promise<boolean>;
  /** Who somebody is here, by what an identity provider says of them. */
  claimed(claims: Readonly<Record<string, unknown>>): Promise<Claimed>;
  /** True on a laptop where nobody has been named yet. */
  nobodyYet(): Promise<boolean>;
}

/** Who is signed in where. One whose time is over is not there any more. */
export interface Sessions {
  begin(session: Session): Promise<void>;
  /** By whose sessions it stands among, and its id; null for one that was ended, has expired or never was. */
  session(handle: string, id: Sha256, now: Instant): Promise<Session | null>;
  /** All of a person, the newest first. */
  of(name: string, now: Instant): Promise<readonly Session[]>;
  /** False when that person has no such session. */
  end(name: string, id: Sha256): Promise<boolean>;
  /** Ends all of a person, and answers how many; nor are they known by them any more. */
  endAll(name: string): Promise<number>;
  /** Who signed in at the identity provider within the time that a session lasts, signed out since or not, with the role that they had. */
  known(name: string, now: Instant): Promise<Person | null>;
}

/** What a browser keeps while it is at the identity provider; without it, nobody can come back for it. */
export interface Login {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Whether they must have signed in just now, and not some time before. */
  readonly afresh: boolean;
}

/** An OpenID Connect provider, which says who somebody is. */
export interface Issuer {
  /** Where a browser goes to sign in; null while the provider does not answer. */
  begin(afresh: boolean): Promise<{ readonly url: string; readonly login: Login } | null>;
  /** What came back to the callback's address, for the browser that has this login. */
  complete(query: URLSearchParams, login: Login): Promise<Completed>;
}

export type Completed =
  | {
      readonly kind: 'claims';
      readonly claims: Readonly<Record<string, unknown>>;
      /** Real time since they proved who they are; null where the provider does not say. */
      readonly agoMs: number | null;
    }
  /** They changed their mind, or the provider does not let them. */
  | { readonly kind: 'denied' }
  /** Not the answer to this login, or none that can be believed. `why`: a code for the log. */
  | { readonly kind: 'not-believed'; readonly why: string }
  | { readonly kind: 'unreachable' };
