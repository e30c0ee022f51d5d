import type { IncomingHttpHeaders } from 'node:http';
import type { ModelPrice, TokenUsage } from '@agent-os/core/economy';
import type { Refusal } from '@agent-os/core/errors';
import type { CallProtocol } from '@agent-os/core/routing';
import type { ServiceClass } from '@agent-os/core/scheduling';
import type { Caller, DirectoryModel } from '../directory/index.ts';
import type { BudgetReservation } from '../loops/budget-leases/index.ts';
import type { SlotLease } from '../loops/dispatch/index.ts';
import type { IntentTicket } from '../adapters/journal/index.ts';
import type { CallIntent } from './call-intent.ts';
import type { CallAnswer } from './client-answer.ts';
import type { LatePrints } from './late-prints.ts';
import type { ToolTraffic } from './limited-tools/index.ts';
import type { SharedExecution } from './reuse/index.ts';
import type { RoutedCall } from './routing/index.ts';
import type { StepClock } from './step-clock.ts';

/** The few fields of a request body that the kernel reads; everything else passes through unread. */
export interface RequestFacts {
  readonly modelName: string;
  readonly streamed: boolean;
  readonly maxOutputTokens: number | undefined;
  /** How many answers it asks for, each of which may be that long. */
  readonly answers: number;
  /** Put into a request that names no limit of its own; undefined: nothing is. */
  readonly outputLimit?: number;
  /** Undefined when it lets the provider run no tools that are charged by use. */
  readonly toolUses: ToolUses | undefined;
  /** The provider is told of `toolUses`, as the request does not. */
  readonly limitsToolUses?: boolean;
  /** A chat stream whose client did not ask for usage: asked for on its behalf, and left out of what it gets. */
  readonly addUsageToStream: boolean;
  /** A chat stream of plain text, so that another request can write on where this one stopped. */
  readonly continuable: boolean;
  readonly inlineFileBytes: number;
  readonly inlineFiles: number;
  /** Looked for where a budget limits the call; undefined: it points at nothing, or nobody looked. */
  readonly pointedInput?: PointedInput | undefined;
  /** What the request asks for; empty when it has no words of a user. */
  readonly intentText: string;
  /** One answer serves every call that is the same; false for agents that may not have it so. */
  readonly repeatable: boolean;
  /** Undefined where nobody looks for loops. */
  readonly prints: LatePrints | undefined;
  /** Stands for the end user whom it names; null when it names nobody, or no budget counts end users. */
  readonly userPrint: string | null;
  /** Undefined where no tool has a limit. */
  readonly tools?: ToolTraffic | undefined;
}

/** What a request only points at: its bytes say nothing of what the provider will read. */
export interface PointedInput {
  /** Pictures at an address, or kept at the provider. */
  readonly pictures: number;
  /** Documents, earlier answers, conversations, prompts: as long as they like, up to the model's context. */
  readonly isUnbounded: boolean;
}

/** How often a provider may run tools of its own for an answer, where it charges for each use. */
export interface ToolUses {
  readonly most: number;
  /** The request says so itself; false: it leaves it to the provider, and the kernel reckons with so many. */
  readonly isNamed: boolean;
}

/** How urgent a request says that it is. */
export interface UrgencyClaim {
  readonly serviceClass: ServiceClass | null;
  /** When the answer must be complete, in ms since 1970. */
  readonly deadlineAtMs: number | null;
}

/** What a request says of the rest of its run. */
export interface AnnouncedSteps {
  /** Calls of the run that follow this one; null when it says nothing that could be read. */
  readonly stepsLeft: number | null;
  /** For whoever sent what could not be read. */
  readonly note: string | null;
}

/** A call as it came in, before anything is known of its sender. */
export interface Arrived {
  readonly id: string;
  readonly protocol: CallProtocol;
  readonly receivedAtMs: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
  readonly facts: RequestFacts;
  readonly runId: string | null;
  /** The sender's own name for the request; null when it gives none. */
  readonly idempotencyKey: string | null;
  readonly urgency: UrgencyClaim;
  readonly announced: AnnouncedSteps;
  /** What its sender says it is worth; undefined when it says nothing. */
  readonly claimedValueNanoUsd: bigint | undefined;
  readonly clock: StepClock;
  readonly answer: CallAnswer;
}

export interface Identified extends Arrived {
  readonly caller: Caller;
  /** Set while it runs, when it must not run on: what its client is told. */
  readonly cutBy?: Refusal;
}

export interface Permitted extends Identified {
  readonly permitted: true;
}

export interface Prepared extends Permitted {
  readonly model: DirectoryModel;
  readonly upstreamBody: Buffer;
  /** Set when its execution may serve other calls too. */
  readonly sharing?: SharedExecution;
  /** Set when it asked for a route: `model` is then the one that it is at. */
  readonly routed?: RoutedCall;
}

export interface Priced extends Prepared {
  readonly price: ModelPrice | undefined;
  readonly estimatedInputTokens: number;
  readonly inputTokensMax: number;
  readonly maxOutputTokens: number;
  readonly chargedToolUsesMax: number;
  readonly reservedNanoUsd: bigint | null;
  readonly energyMillijoulesMax: number;
  readonly ticket: IntentTicket;
  /** Undefined when no budget counts the call. */
  readonly reservation: BudgetReservation | undefined;
  readonly service: CallIntent;
}

export interface Admitted extends Priced {
  /** It may be asked to make room for a more urgent call. */
  readonly preemptible: boolean;
  readonly slot: SlotLease;
}

/** A call that ends, with what it came by on its way. */
export type Ending = Identified & Partial<Pick<Admitted, 'service' | 'slot' | 'sharing' | 'routed' | 'reservation'>>;

export type UsageSource = 'provider' | 'counted' | 'reserved' | 'none';

/** How the model's side of a call went. */
export interface Execution {
  readonly outcome: 'settled' | 'failed' | 'cancelled';
  readonly httpStatus: number;
  readonly refusal: Refusal | undefined;
  /** Why its stream was ended here, where its client has a proper end all the same. */
  readonly cutShort?: Refusal | undefined;
  readonly attempts: number;
  readonly modelAnswered: string | null;
  readonly usage: TokenUsage | undefined;
  readonly usageSource: UsageSource;
  readonly firstByteAtMs: number | undefined;
}

export interface Executed extends Admitted {
  readonly execution: Execution;
}

export interface Settled extends Executed {
  /** Null when the price or the usage is not known: unknown is not zero. */
  readonly costNanoUsd: bigint | null;
}
