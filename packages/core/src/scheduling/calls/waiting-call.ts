import type { ServiceClass } from './service-class.ts';

/** One call that asks for a slot of a pool. Times in ms of one clock, lengths in tokens. */
export interface WaitingCall {
  readonly id: string;
  /** Tenant, department, agent: any depth, the agent last. Fair sharing walks it from the left. */
  readonly ownerPath: readonly string[];
  /** The run that the call belongs to; a call without a run names itself. */
  readonly programId: string;
  readonly serviceClass: ServiceClass;
  /** Business risk of being late, 0 to 1. */
  readonly riskScore: number;
  /** When the answer must be complete. */
  readonly deadlineAt: number | null;
  /** When it was queued this time; what it waited before a preemption is in `priorWaitMs`. */
  readonly arrivedAt: number;
  /** Tokens to prefill: without those that the provider has cached. */
  readonly inputTokens: number;
  readonly expectedOutputTokens: number;
  /** The whole context, cached tokens included: what it occupies in KV memory beside its output. */
  readonly contextTokens: number;
  readonly preemptible: boolean;
  readonly priorWaitMs: number;
  /** Tools with a limit that its answer may ask for: one use of each must be free. Sorted, each once; undefined: none. */
  readonly tools?: readonly string[] | undefined;
  /** Estimate: how many calls of this program follow. */
  readonly programStepsLeft?: number | undefined;
  /** Known only to oracles (simulated rivals): the work of the program after this call, in service ms. */
  readonly programWorkLeftMs?: number;
}
