import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Call = RouterOutputs['calls']['list']['items'][number];
export type CallTotals = RouterOutputs['calls']['totals'];
