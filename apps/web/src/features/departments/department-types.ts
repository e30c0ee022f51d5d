import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Department = RouterOutputs['departments']['tree'][number];
export type Team = Department['teams'][number];
export type PlaceCosts = RouterOutputs['departments']['costs']['departments'][number];
