import type { Result } from '@agent-os/core/errors';
import type { WaitingCall } from '@agent-os/core/scheduling';
import type { WaitedFor } from './admission-record.ts';
import type { PowerYield } from './power-yield.ts';
import type { SlotLease } from './slot-lease.ts';

/** What the pool was like when a call came into line. */
export interface PlaceFacts {
  /** Counts up with each call that comes into line. */
  readonly number: number;
  /** When it gives up; infinite for one that was interrupted: what has begun is finished. */
  readonly untilMs: number;
  readonly interruptions: number;
  /** The last time that it had to stop because power was short. */
  readonly yielded: PowerYield | null;
  readonly waitedFor: WaitedFor | null;
  /** The tool that had no free use when it came. */
  readonly tool: string | null;
  /** Calls that waited already. */
  readonly waitingBefore: number;
  /** Starts of the pool until then. */
  readonly startsBefore: number;
}

/** What is known of a call that comes into line, before its place is. */
export type JoinFacts = Omit<PlaceFacts, 'number' | 'waitingBefore' | 'startsBefore'>;

/** A model that may serve a call in the place of the one that it waits for. */
export interface OtherPlace {
  readonly model: string;
  readonly pool: string;
}

/** A call in line, and how its waiting ends. */
export class WaitingPlace {
  readonly call: WaitingCall;
  readonly facts: PlaceFacts;
  /** Of those who waited already, so many left without a start. */
  leftBefore = 0;
  /** Who may serve it instead, best first; undefined: nobody. */
  others: (() => readonly OtherPlace[]) | undefined;
  /** It leaves the line for this model. */
  goesTo: { readonly model: string; readonly round: number } | undefined;
  #result: Result<SlotLease> | undefined;
  #tell: ((result: Result<SlotLease>) => void) | undefined;

  constructor(call: WaitingCall, facts: PlaceFacts) {
    this.call = call;
    this.facts = facts;
  }

  /** How it ended; undefined while it waits. */
  get result(): Result<SlotLease> | undefined {
    return this.#result;
  }

  end(result: Result<SlotLease>): void {
    this.#result = result;
    this.#tell?.(result);
  }

  /** Calls back when it ends, which is not yet. */
  onEnd(tell: (result: Result<SlotLease>) => void): void {
    this.#tell = tell;
  }

  /** Calls that came later and started before, when it starts as the pool's `starts`-th while so many earlier ones wait. */
  overtakenBy(starts: number, earlierWaiting: number): number {
    const { startsBefore, waitingBefore } = this.facts;
    const earlierStarts = waitingBefore - earlierWaiting - this.leftBefore;
    return Math.max(0, starts - startsBefore - earlierStarts);
  }
}
