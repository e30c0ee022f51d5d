import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type OrganisationKey = RouterOutputs['keys']['listAll'][number];
export type KeyEffect = RouterOutputs['keys']['effect'];
