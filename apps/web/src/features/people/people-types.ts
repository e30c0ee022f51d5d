import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Person = RouterOutputs['people']['list'][number];
export type Invitation = RouterOutputs['people']['invitations'][number];
export type PersonSession = RouterOutputs['people']['sessions'][number];
export type Invited = RouterOutputs['people']['invite'];

/** Who looks, as far as it matters to what is offered. */
export interface PeopleViewer {
  readonly personId: string;
  readonly isOwner: boolean;
}
