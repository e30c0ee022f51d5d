import type { QueuedCall } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { PoolSnapshot, RunningEntry } from '../pool/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { amountInBucket, refilledBucket, type RateBucket } from '../rates/index.ts';
import { memoryInUseOf, queuedCallOf, slotsOfAgent, type GroupState, type Interruption } from '../rules/index.ts';
import { ownerKey } from '../limits/index.ts';

/** A working copy of a snapshot: the steps of one `decideAdmissions` change it. */
export interface PoolDraft {
  readonly policy: SchedulingPolicy;
  readonly limits: PoolLimits;
  readonly clock: number;
  waiting: QueuedCall[];
  running: RunningEntry[];
  /** By path, as JSON. */
  readonly groups: Map<string, GroupState>;
  requestBucket: RateBucket | null;
  tokenBucket: RateBucket | null;
  readonly passedOver: Map<string, number>;
  readonly interrupted: Map<string, Interruption>;
  sequence: number;
  /** By tool; without a limit where it names none. */
  readonly freeTools: Map<string, number>;
}

export function draftOf(snapshot: PoolSnapshot, now: number): PoolDraft {
  const { policy, limits } = snapshot;
  const clock = Math.max(snapshot.clock, now);
  const { requestsPerMinute, tokensPerMinute } = limits;
  return {
    policy,
    limits,
    clock,
    waiting: snapshot.waiting
      .map((entry) => queuedCallOf(entry, limits))
      .toSorted((one, other) => one.sequence - other.sequence),
    running: [...snapshot.running],
    groups: new Map(snapshot.groups.map((group) => [JSON.stringify(group.path), group])),
    requestBucket: requestsPerMinute === null ? null : refilledBucket(snapshot.requestBucket, requestsPerMinute, clock),
    tokenBucket: tokensPerMinute === null ? null : refilledBucket(snapshot.tokenBucket, tokensPerMinute, clock),
    passedOver: new Map(snapshot.passedOver.map(({ callId, times }) => [callId, times])),
    interrupted: new Map(snapshot.interrupted.map((call) => [call.callId, call])),
    sequence: snapshot.sequence,
    freeTools: new Map(snapshot.freeTools),
  };
}

/** Calls whose agent is below its limit. */
export function openCalls(draft: PoolDraft): QueuedCall[] {
  return draft.waiting.filter((queued) => !isCapped(draft, queued.agentKey));
}

export function isCapped(draft: PoolDraft, agentKey: string): boolean {
  const count = draft.running.filter(({ call }) => ownerKey(call.ownerPath) === agentKey).length;
  return count >= slotsOfAgent(agentKey, draft.limits);
}

export function freeKvTokens(draft: PoolDraft): number {
  if (draft.limits.kvTokens === null) return Infinity;
  const used = draft.running.map(({ call, outputTokens }) => memoryInUseOf(call, outputTokens));
  return draft.limits.kvTokens - used.reduce((total, tokens) => total + tokens, 0);
}

/** A tool that the call offers has no free use: it stands aside, and others pass. */
export function lacksTool({ freeTools }: PoolDraft, { call }: QueuedCall): boolean {
  return (call.tools ?? []).some((tool) => (freeTools.get(tool) ?? 1) <= 0);
}

export function fits(draft: PoolDraft, queued: QueuedCall): boolean {
  if (lacksTool(draft, queued)) return false;
  return queued.need.kvTokens <= freeKvTokens(draft) && queued.need.rateTokens <= amountInBucket(draft.tokenBucket);
}
