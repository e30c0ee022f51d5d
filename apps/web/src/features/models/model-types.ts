import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Model = RouterOutputs['models']['list'][number];
export type Provider = RouterOutputs['providers']['list'][number];
