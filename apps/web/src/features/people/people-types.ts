import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Person = RouterOutputs['people']['list'][number];
export type Invitation = RouterOutputs['people']['invitations'][number];
