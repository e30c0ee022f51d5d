import type { BudgetAmount, CostLine } from '@agent-os/core/economy';

/** Microseconds since the epoch, a whole number: exact in a double until the year 2255, and cheaper than a Date. */
export type EpochUs = number;

/** A call as it is known before it reaches an upstream: one row of `call`, written once. */
export interface CallIntentRow {
  readonly organisationId: string;
  readonly id: string;
  readonly agentId: string;
  readonly departmentId: string;
  readonly keyId: string | null;
  readonly runId: string | null;
  readonly syscall: 'llm.generate' | 'llm.embed';
  readonly protocol: 'openai.chat' | 'openai.responses' | 'openai.embeddings' | 'anthropic.messages';
  readonly modelRequested: string;
  readonly modelId: string | null;
  readonly providerId: string | null;
  readonly poolId: string | null;
  readonly priceId: string | null;
  readonly simulated: boolean;
  readonly streamed: boolean;
  readonly receivedAtUs: EpochUs;
  readonly estimatedInputTokens: number;
  readonly maxOutputTokens: number | null;
  /** Null when no price is known. */
  readonly reservedNanoUsd: bigint | null;
  readonly replicaId: string;
  /** What it holds of each budget above it; left out when no budget counts it. */
  readonly budgetReservations?: readonly BudgetAmount[];
  /** What its sender says it is worth; left out when it says nothing. */
  readonly claimedValueNanoUsd?: bigint;
}

/** How a call came by an answer that another call paid for. */
export interface CallReuse {
  /** shared: while it was being made. cache: afterwards. */
  readonly from: 'shared' | 'cache';
  readonly sourceCallId: string;
  /** How old the answer was; 0 for one that was being made. */
  readonly ageMs: number;
  /** What the source cost; null when that is not known. */
  readonly avoidedNanoUsd: bigint | null;
}

/** How a call that asked for a route came by its model. */
export interface CallRouting {
  readonly routeId: string;
  /** The JSON of `routeRecord` in the contracts. */
  readonly recordJson: string;
  /** Who answered, when that is not the model that the call set out for. */
  readonly serving: {
    readonly modelId: string;
    readonly providerId: string;
    readonly poolId: string;
    readonly priceId: string | null;
  } | null;
}

/** What a call took, and how that is known. Millijoules and micrograms of CO₂e: whole numbers, none negative. */
export interface CallEnergy {
  readonly lowMillijoules: number;
  readonly millijoules: number;
  readonly highMillijoules: number;
  readonly locationMicrograms: number;
  readonly marketMicrograms: number;
  /** Null where nothing was used. */
  readonly basis: 'measured' | 'allocated' | 'estimated' | null;
  /** Its figure and zone as they stand in the line (`energyOrigin`); empty where nothing was used. */
  readonly origin: string;
}

type CallServiceClass = 'critical' | 'interactive' | 'standard' | 'batch';

/** How a call ended: one row of `call_settlement`, written once. */
export interface CallSettlementRow {
  readonly organisationId: string;
  readonly callId: string;
  readonly outcome: 'settled' | 'failed' | 'denied' | 'cancelled' | 'interrupted';
  /** 0 when no answer was sent. */
  readonly httpStatus: number;
  readonly errorCode: string | null;
  readonly errorDetail: string | null;
  readonly attempts: number;
  readonly modelAnswered: string | null;
  readonly inputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly cacheWriteTokens: number | null;
  readonly outputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly usageSource: 'provider' | 'counted' | 'reserved' | 'none';
  /** Null when no price is known: unknown is not zero. */
  readonly costNanoUsd: bigint | null;
  readonly finishedAtUs: EpochUs;
  /** Microseconds in each step; 0 for a step that was not reached. */
  readonly identifyUs: number;
  readonly permitUs: number;
  readonly prepareUs: number;
  readonly priceUs: number;
  readonly admitUs: number;
  readonly executeUs: number;
  readonly settleUs: number;
  readonly recordUs: number;
  readonly firstByteUs: number | null;
  /** The last step the call reached, 1 to 8. */
  readonly lastStep: number;
  /** What the call counted as; null when it asked for no slot. */
  readonly serviceClass: CallServiceClass | null;
  /** What its request asked for, when that was more than its agent may. */
  readonly claimedClass: CallServiceClass | null;
  /** Why it started when it did, as the JSON of `admission` in the contracts; null when a slot was free at once. */
  readonly admissionJson: string | null;
  /** Why it counted as that, in words, without any that only its messages hold; null with `serviceClass`. */
  readonly classReason: string | null;
  /** Business risk of being late, 0 to 100; null with `serviceClass`. */
  readonly riskPercent: number | null;
  /** Null for a call that was executed itself, or not at all. */
  readonly reuse: CallReuse | null;
  /** What each class of its tokens came to, which sum to the cost; left out when that is not known. */
  readonly costLines?: readonly CostLine[] | undefined;
  /** What it took of each budget that it held a part of; what it held beyond is free again. */
  readonly budgetCharges?: readonly BudgetAmount[];
  /** Left out for a call that named a model. */
  readonly routing?: CallRouting | undefined;
  /** Left out when it is not known. */
  readonly energy?: CallEnergy | undefined;
}
