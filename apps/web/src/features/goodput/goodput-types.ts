import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type GoodputAnswer = RouterOutputs['goodput']['get'];
export type GoodputFigures = GoodputAnswer['fleet'];
export type PoolGoodput = GoodputAnswer['pools'][number];
export type LossCause = GoodputFigures['losses'][number]['cause'];
