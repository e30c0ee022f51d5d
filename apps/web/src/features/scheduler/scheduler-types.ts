import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type PoolStatus = RouterOutputs['scheduler']['pools'][number];
export type PoolPolicy = PoolStatus['policy'];
export type PolicyValue = PoolPolicy['policy'];
export type PolicyLimits = PoolPolicy['limits'];
export type PolicyPreset = RouterOutputs['scheduler']['presets'][number];
export type PoolQueue = RouterOutputs['scheduler']['queue'];
export type QueuedCall = PoolQueue['calls'][number];
export type PoolTimeline = RouterOutputs['scheduler']['timeline'];
export type WhatIf = RouterOutputs['scheduler']['whatIf'];
export type PolicyVersions = RouterOutputs['scheduler']['policyVersions'];
export type ServiceClass = QueuedCall['serviceClass'];

/** A policy that is not in force: what an editor holds and a what-if tries. */
export interface PolicyDraft {
  readonly policy: PolicyValue;
  readonly limits: PolicyLimits;
}
