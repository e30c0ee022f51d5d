import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type LoopFinding = RouterOutputs['loops']['list'][number];
export type LoopPolicyInForce = RouterOutputs['loops']['policy'];
export type LoopPolicy = LoopPolicyInForce['policy'];
export type LoopAction = LoopPolicy['repeat']['action'];
