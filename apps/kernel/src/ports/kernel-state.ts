import type { callEvent, callListItem, CallStep, refusedAttempt } from '@agent-os/core/contracts';
import type { z } from 'zod';
import type { PoolStates } from './pool-state.ts';
import type { RouteStates } from './route-state.ts';

/** A call in flight in this process, in the facts of a row of the calls list. */
export type RunningCall = z.infer<typeof callListItem>;
export type CallEvent = z.infer<typeof callEvent>;
export type RefusedAttempt = z.infer<typeof refusedAttempt>;

/** How long a step of a call in flight took, or has taken until now. */
export interface RunningStep {
  readonly step: CallStep;
  readonly durationUs: number;
  readonly done: boolean;
}

export interface PoolLoad {
  readonly poolId: string;
  /** Slots taken now. */
  readonly busy: number;
  /** Calls that wait for a slot now. */
  readonly waiting: number;
}

/** What the running kernel knows and the database does not: the console's window into this process. */
export interface KernelState extends PoolStates, RouteStates {
  runningCalls(organisationId: string): readonly RunningCall[];
  /** The steps that a call in flight has reached; undefined when it is not in flight here. */
  runningSteps(organisationId: string, callId: string): readonly RunningStep[] | undefined;
  poolLoad(organisationId: string): readonly PoolLoad[];
  /** Tells the listener of every call that begins or ends from now on; the answer ends the subscription. */
  subscribeCalls(organisationId: string, listener: (event: CallEvent) => void): () => void;
  /** The last attempt that was turned away before it became a call, as far as this key's owner may know of it. */
  findLastRefusal(keyId: string): RefusedAttempt | undefined;
  /** Resolves when the messages of calls that have ended are saved, or could not be within a second. */
  saveMessages(): Promise<void>;
  /** Resolves when calls that arrive from now on see the organisation's committed configuration. */
  reloadOrganisation(organisationId: string): Promise<void>;
}
