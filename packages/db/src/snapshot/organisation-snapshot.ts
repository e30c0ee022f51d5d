import type { ClassPrices } from '@agent-os/core/economy';
import type { PowerCapEvent } from '@agent-os/core/devices';
import type { CarbonIntensity } from '@agent-os/core/energy';
import type {
  BudgetConfiguration,
  DeviceSnapshot,
  MarketBidTerms,
  MarketOfferTerms,
  MarketTerms,
  ModelEnergyRow,
} from '../repositories/index.ts';

/** What a kernel keeps in memory of one organisation, to decide calls without asking the database. Times in ms. */
export interface OrganisationSnapshot {
  readonly organisation: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    /** Days for which the messages of calls are kept; 0: they are not. */
    readonly payloadRetentionDays: number;
    /** For how long an answer may serve later calls that are the same; 0: for none. */
    readonly reuseTtlSeconds: number;
    readonly reuseMemoryMib: number;
    /** Where models run that do not say so. */
    readonly energyZone: string;
    /** Null: energy is in the prices of calls. */
    readonly energyNanoUsdPerKwh: bigint | null;
    /** Null: emissions cost nothing. */
    readonly carbonNanoUsdPerTonne: bigint | null;
  };
  readonly departments: readonly DepartmentSnapshot[];
  readonly teams: readonly TeamSnapshot[];
  /** All of them: a suspended or retired agent is refused with its own reason. */
  readonly agents: readonly AgentSnapshot[];
  /** Revoked and expired ones too: a call with one is refused by name. */
  readonly keys: readonly AgentKeySnapshot[];
  readonly providers: readonly ProviderSnapshot[];
  readonly pools: readonly PoolSnapshot[];
  readonly models: readonly ModelSnapshot[];
  /** Of each model in the order of time; the last that is not later than a call's arrival prices it. */
  readonly prices: readonly ModelPriceSnapshot[];
  /** What was entered besides the figures that are built in. */
  readonly energies: readonly ModelEnergyRow[];
  readonly carbonIntensities: readonly CarbonIntensity[];
  readonly intent: IntentSnapshot;
  readonly loops: LoopSnapshot;
  readonly budgets: readonly BudgetSnapshot[];
  /** Switched off ones too: a call that asks for one is refused by name. */
  readonly routes: readonly RouteSnapshot[];
  /** Of each model and class of work the score that counts. */
  readonly qualities: readonly ModelQualitySnapshot[];
  readonly market: MarketSnapshot;
  /** `toolLimits` of the contracts. */
  readonly toolLimits: unknown;
  readonly energy: EnergySnapshot;
}

/** The market's terms, and the bids of agents that have one of their own. */
export interface MarketSnapshot {
  /** Null: nobody has set any. */
  readonly terms: MarketTerms | null;
  readonly bids: readonly (MarketBidTerms & { readonly agentId: string })[];
  /** Of slots that departments sell. */
  readonly offers: readonly MarketOfferTerms[];
}

/** What calls run on, and who limits what it draws: core's `EnergyPolicy`, and what meters need. */
export interface EnergySnapshot {
  /** Retired ones are left out. */
  readonly devices: readonly DeviceSnapshot[];
  /** Those that are not over, and not lifted. */
  readonly powerCaps: readonly PowerCapEvent[];
}

/** What is done about loops, what is stopped, and what somebody said is none. */
export interface LoopSnapshot {
  readonly policies: readonly {
    /** Null: the organisation's default. */
    readonly agentId: string | null;
    /** Contracts: `loopPolicy`; null: what stands above counts. */
    readonly policy: unknown;
  }[];
  /** Of the last 30 days, the newest first; at most 2,000. */
  readonly findings: readonly {
    readonly id: string;
    readonly agentIds: readonly string[];
    readonly runId: string | null;
    readonly firstCallId: string;
    /** Contracts: `loopEvidence`. */
    readonly evidence: unknown;
    readonly calls: number;
    readonly costNanoUsd: bigint;
    readonly sinceMs: number;
    readonly atMs: number;
    readonly detector: 'repeat' | 'cycle' | 'velocity';
    readonly isCleared: boolean;
  }[];
}

/** A budget that counts calls. */
export interface BudgetSnapshot extends BudgetConfiguration {
  readonly id: string;
  /** In force, or to come. */
  readonly increases: readonly { readonly amount: bigint; readonly fromMs: number; readonly untilMs: number }[];
}

export interface RouteSnapshot {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Contracts: `routeDefinition`. */
  readonly definition: unknown;
}

export interface ModelQualitySnapshot {
  readonly modelId: string;
  readonly workClass: string;
  readonly score: number;
}

/** How the organisation tells what its calls mean. */
export interface IntentSnapshot {
  /** core/intent: `IntentModel` of the version in use; null: no text is read. */
  readonly model: unknown;
  /** Contracts: `intentRules`. */
  readonly rules: unknown;
}

export interface DepartmentSnapshot {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface TeamSnapshot extends DepartmentSnapshot {
  readonly departmentId: string;
}

export interface AgentSnapshot {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly departmentId: string;
  readonly teamId: string | null;
  readonly state: 'active' | 'suspended' | 'retired';
  /** Registered criticality of its work; null: nobody has registered it. */
  readonly riskClass: 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | null;
  /** Empty: every model of the organisation. */
  readonly allowedModels: readonly string[];
  /** Its calls may share one execution with calls that are the same and under way. */
  readonly shareIdenticalCalls: boolean;
  /** Its calls may be given answers that were made for earlier calls that are the same. */
  readonly reuseAnswers: boolean;
}

export interface AgentKeySnapshot {
  readonly id: string;
  readonly agentId: string;
  readonly lastFour: string;
  /** SHA-256 of the key in hex. */
  readonly keyHashHex: string;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
}

export interface ProviderSnapshot {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** The wire protocols the endpoint speaks. */
  readonly protocol: 'openai' | 'anthropic' | 'both';
  readonly baseUrl: string;
  /** AES-256-GCM envelope; null when the upstream needs no key. */
  readonly apiKeySealed: Uint8Array | null;
  readonly simulated: boolean;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly continuesText: boolean;
  readonly state: 'active' | 'disabled';
}

export interface PoolSnapshot {
  readonly id: string;
  readonly slug: string;
  readonly slots: number;
  readonly queueLimit: number;
  readonly maxWaitMs: number;
  /** The policy in force; null: the default. */
  readonly policy: PoolPolicySnapshot | null;
}

export interface PoolPolicySnapshot {
  readonly version: number;
  /** `schedulingPolicy` of the contracts, as it was when the version was made. */
  readonly policy: unknown;
  readonly kvTokens: number | null;
  readonly tokensPerMinute: number | null;
  readonly requestsPerMinute: number | null;
  readonly slotsPerAgent: number | null;
}

export interface ModelSnapshot {
  readonly id: string;
  readonly providerId: string;
  readonly poolId: string;
  readonly name: string;
  readonly upstreamName: string;
  readonly kind: 'chat' | 'embedding';
  readonly contextWindow: number | null;
  readonly maxOutputTokens: number | null;
  readonly abilities: readonly ('tools' | 'image' | 'audio')[];
  readonly region: string | null;
  readonly dataClass: 'public' | 'internal' | 'confidential' | 'restricted';
  readonly createdAtMs: number;
  readonly state: 'active' | 'disabled';
}

export interface ModelPriceSnapshot {
  readonly id: string;
  readonly modelId: string;
  readonly effectiveFromMs: number;
  readonly inputNanoUsdPerMillion: bigint;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint;
  /** Undefined: every class of tokens is charged as its like. */
  readonly classes: ClassPrices | undefined;
}
