import type { Permission, Role } from '@agent-os/core/identity';

/** Nobody, or a bearer that proved nothing. `problem` is the sentence to answer with. */
export interface UnknownCaller {
  readonly kind: 'unknown';
  readonly problem: string;
}

/** The web server on its own behalf, before anyone has signed in. */
export interface ServiceCaller {
  readonly kind: 'service';
}

export interface PersonCaller {
  readonly kind: 'person';
  readonly id: string;
  readonly sessionId: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
}

export interface TokenCaller {
  readonly kind: 'token';
  readonly id: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
}

/** Someone who acts in one organisation. */
export type MemberCaller = PersonCaller | TokenCaller;
export type Caller = UnknownCaller | ServiceCaller | MemberCaller;
