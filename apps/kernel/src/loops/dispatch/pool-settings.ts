import type { PoolLimits, SchedulingPolicy } from '@agent-os/core/scheduling';
import type { ToolGate } from './tools/index.ts';

/** What an organisation sets for a pool. */
export interface PoolSettings {
  readonly slug: string;
  /** Calls that run at the same time. */
  readonly slots: number;
  /** Calls that may wait; more are refused. */
  readonly queueLimit: number;
  readonly maxWaitMs: number;
  /** Changes with the policy or one of the limits below. */
  readonly policyVersion: number;
  readonly policy: SchedulingPolicy;
  readonly kvTokens: number | null;
  readonly tokensPerMinute: number | null;
  readonly requestsPerMinute: number | null;
  readonly slotsPerAgent: number | null;
  /** Of a market, whose weights the policy has. */
  readonly marketRound?: number;
  /** Tools of the organisation with a limit; undefined: none has one. */
  readonly tools?: ToolGate | undefined;
}

export function limitsOf(settings: PoolSettings): PoolLimits {
  const { slots, kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent, tools } = settings;
  return {
    slots,
    // The dispatcher keeps the limit at its door; what was interrupted comes back whatever the length of the line.
    queueLimit: Number.MAX_SAFE_INTEGER,
    kvTokens,
    tokensPerMinute,
    requestsPerMinute,
    slotsPerAgent,
    slotsByAgent: {},
    ...(tools === undefined ? {} : { limitsTools: true }),
  };
}

/** Slots are all that can run short: whoever finds one free needs to be asked nothing more. */
export function limitsOnlySlots(settings: PoolSettings): boolean {
  const { kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent } = settings;
  return kvTokens === null && tokensPerMinute === null && requestsPerMinute === null && slotsPerAgent === null;
}
