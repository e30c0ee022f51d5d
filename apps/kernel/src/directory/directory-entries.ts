import type { Budget, ModelPrice } from '@agent-os/core/economy';
import type { EnergyTerms } from '@agent-os/core/energy';
import type { IntentClassifier, IntentRule } from '@agent-os/core/intent';
import type { DataClass, ModelAbility, RouteDefinition } from '@agent-os/core/routing';
import type { RiskClass, SchedulingPolicy, ToolLimit } from '@agent-os/core/scheduling';
import type { LoopPolicy } from '@agent-os/core/signals';
import type { EnergySnapshot } from '@agent-os/db';
import type { OrganisationLoops } from './loops-of.ts';
import type { OrganisationMarket } from './market-of.ts';

export interface DirectoryProvider {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly protocol: 'openai' | 'anthropic' | 'both';
  /** Without a trailing slash; paths such as `/chat/completions` follow it. */
  readonly baseUrl: string;
  /** In the clear, in memory only. */
  readonly apiKey: string | null;
  readonly simulated: boolean;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** Writes on at the end of a last message of the assistant (`continue_final_message`, as vLLM calls it). */
  readonly continuesText: boolean;
  readonly state: 'active' | 'disabled';
}

export interface DirectoryPool {
  readonly id: string;
  /** Whose it is; its limits of tools count for all its pools together. Undefined where nobody limits tools. */
  readonly organisationId?: string;
  readonly slug: string;
  readonly slots: number;
  readonly queueLimit: number;
  readonly maxWaitMs: number;
  /** 0: the default. */
  readonly policyVersion: number;
  readonly policy: SchedulingPolicy;
  readonly kvTokens: number | null;
  readonly tokensPerMinute: number | null;
  readonly requestsPerMinute: number | null;
  readonly slotsPerAgent: number | null;
}

export interface ModelEnergyTerms extends EnergyTerms {
  /** Figure and zone as a call's line in the journal names them. */
  readonly origin: string;
}

export interface DirectoryModel {
  readonly id: string;
  readonly name: string;
  /** What its answers say in `X-Agent-Model`. */
  readonly answerLabel: string;
  readonly upstreamName: string;
  readonly kind: 'chat' | 'embedding';
  readonly state: 'active' | 'disabled';
  readonly contextWindow: number | null;
  readonly maxOutputTokens: number | null;
  readonly abilities: readonly ModelAbility[];
  readonly region: string | null;
  readonly dataClass: DataClass;
  readonly createdAtMs: number;
  readonly provider: DirectoryProvider;
  readonly pool: DirectoryPool;
  readonly prices: readonly ModelPrice[];
  /** What its calls' energy is reckoned by, in the order of time; from the beginning of it. */
  readonly energy: readonly ModelEnergyTerms[];
  /** Scores from 0 to 100 by class of work. */
  readonly qualities: ReadonlyMap<string, number>;
}

/** A name that agents ask for, and the models that its calls may go to. */
export interface DirectoryRoute {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly state: 'active' | 'disabled';
  readonly definition: RouteDefinition;
  /** In the route's order: those it names, or all of the organisation. */
  readonly candidates: readonly DirectoryModel[];
  readonly createdAtMs: number;
}

export interface DirectoryAgent {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly state: 'active' | 'suspended' | 'retired';
  readonly riskClass: RiskClass | null;
  readonly allowedModels: readonly string[];
  /** Its calls may share one execution with calls that are the same and under way. */
  readonly shareIdenticalCalls: boolean;
  /** Its calls may be given answers that were made for earlier calls that are the same. */
  readonly reuseAnswers: boolean;
  /** One of the two: the only thing that a call of any other agent asks about them. */
  readonly mayReuse: boolean;
  readonly loopPolicy: LoopPolicy;
  /** A budget counts each of its end users: only then are its requests asked whom they are for. */
  readonly countsUsers: boolean;
  readonly department: { readonly id: string; readonly name: string };
  readonly teamId: string | null;
}

/** How an organisation tells what its calls mean. */
export interface OrganisationIntent {
  /** Undefined: no text is read. */
  readonly classifier: IntentClassifier | undefined;
  readonly rules: readonly IntentRule[];
}

/** For how long and in how much memory an organisation's answers may serve later calls. */
export interface ReuseLimits {
  /** 0: none is kept. */
  readonly ttlMs: number;
  readonly bytesMax: number;
}

/** One organisation's configuration as the hot path reads it. Replaced whole, never changed in place. */
export interface OrganisationEntry {
  readonly id: string;
  /** Days for which the messages of calls are kept; 0: they are not. */
  readonly payloadRetentionDays: number;
  readonly reuse: ReuseLimits;
  readonly modelsByName: ReadonlyMap<string, DirectoryModel>;
  /** No model has the name of one of them. */
  readonly routesByName: ReadonlyMap<string, DirectoryRoute>;
  readonly poolsById: ReadonlyMap<string, DirectoryPool>;
  readonly intent: OrganisationIntent;
  readonly loops: OrganisationLoops;
  readonly budgets: readonly Budget[];
  /** Whether one of them may slow a call, cut it or refuse it: those that only notify do not. */
  readonly limitsCalls: boolean;
  readonly market: OrganisationMarket;
  /** By tool; empty where none has a limit. */
  readonly toolLimits: ReadonlyMap<string, ToolLimit>;
  /** Devices by pool, and what they may draw: `powerLimitOfPool` of core/devices reads it. */
  readonly energy: EnergySnapshot;
}

/** Who a key belongs to. */
export interface Caller {
  readonly organisation: OrganisationEntry;
  readonly agent: DirectoryAgent;
  readonly keyId: string;
  readonly keyLastFour: string;
  readonly keyExpiresAtMs: number | null;
}
