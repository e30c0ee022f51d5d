import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type CallDetail = RouterOutputs['calls']['get'];
export type CallStep = CallDetail['steps'][number];
export type CallPayload = RouterOutputs['calls']['payload'];
