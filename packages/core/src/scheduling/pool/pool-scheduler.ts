import type { CallUsage, WaitingCall } from '../calls/index.ts';
import type { SchedulingDecision } from '../decisions/index.ts';
import type { ServiceGaps } from '../fairness/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import type { PoolOutline } from './pool-outline.ts';
import type { PoolSnapshot } from './pool-snapshot.ts';

/**
 * The scheduler of one pool: told what happens, it says who runs next. It has no clock: `now` is ms of any one clock,
 * and one that jumps backwards counts as standing still. Unknown call ids are ignored everywhere.
 */
export interface PoolScheduler {
  /** A call asks for a slot. `decide` answers, be it to refuse. A known id is ignored. */
  enqueue(call: WaitingCall, now: number): void;
  /** The client has left; false when the call does not wait (any more). */
  withdraw(callId: string, now: number): boolean;
  /** Who starts, is interrupted or refused now. What it returns counts as done. */
  decide(now: number): readonly SchedulingDecision[];
  /** A running call has to stop for a reason of the pool's own; its `finish` and return follow. False when it does not run. */
  interrupt(callId: string, now: number): boolean;
  /** A running call has produced so many output tokens in all. */
  progress(callId: string, outputTokens: number, now: number): void;
  /** A running or interrupted call ended; `null` when nothing is known of its usage. */
  finish(callId: string, usage: CallUsage | null, now: number): void;
  /** A new policy or new limits; what waits and runs stays. */
  configure(policy: SchedulingPolicy, limits: PoolLimits, now: number): void;
  /** Nothing starts before this time (429 with Retry-After); the latest wins. */
  pauseUntil(at: number): void;
  /** So many uses of tools with a limit are free, by tool. Counts until it is told anew; starts that follow take from it. */
  setFreeTools(uses: ReadonlyMap<string, number>): void;
  /** Everything that decisions depend on, as plain data in a canonical order. O(n). */
  snapshot(now: number): PoolSnapshot;
  /** For a `StartPreview`: much cheaper than a snapshot. */
  outline(now: number): PoolOutline;
  /** How far what owners were served drifted apart while they waited, beside its bound. O(owners that wait). */
  serviceGaps(now: number): ServiceGaps;
  /** When `decide` could say something new although nothing happens; `null`: never. */
  nextEventAt(now: number): number | null;
}
