import { BoundedMap } from './bounded-map.ts';
import type { LoopPolicy } from './loop-policy.ts';
import {
  CycleWatch,
  RepeatWatch,
  type Exchange,
  type LoopEvidence,
  type LoopSeen,
  type Repeated,
  type WatchedCall,
  type WatchedEnd,
} from './loops/index.ts';
import { VelocityWatch } from './velocity/index.ts';

/** Calls under way; one that never ends is forgotten when so many came after it. */
const callsMax = 20_000;
/** A loop between agents is stopped when it has cost this part of a day's budget, whatever else is counted. */
const loopShareOfDay = 100n;

/** What somebody has said is no loop. */
export interface LoopExemptions {
  readonly runIds: ReadonlySet<string>;
  readonly prints: ReadonlySet<number>;
}

/** What the detectors judge a call by. */
export interface LoopRules {
  readonly policy: LoopPolicy;
  readonly exempt: LoopExemptions;
  /** Nano-USD that the agent may spend a day; undefined when it has no budget of its own. */
  readonly dailyBudgetNanoUsd: bigint | undefined;
  /** Nano-USD that it usually spends a day, which stands in for a budget; undefined when it has no past. */
  readonly dailySpendNanoUsd: bigint | undefined;
}

interface UnderWay {
  readonly call: WatchedCall;
  readonly repeated: Repeated | undefined;
  readonly exchange: Exchange | undefined;
}

/**
 * Emptied when its call ends: the tables that a `Map` leaves behind keep what was in them until the old heap is collected, and this would
 * be the text of every request (docs/decisions/0002).
 */
interface Slot {
  underWay: UnderWay | undefined;
}

/**
 * All detectors of one organisation. Deterministic: the same calls at the same times give the same findings. Holds prints,
 * never a word, and a bounded number of them.
 */
export class LoopDetectors {
  readonly #repeats = new RepeatWatch();
  readonly #cycles = new CycleWatch();
  readonly #velocity = new VelocityWatch();
  readonly #underWay = new BoundedMap<string, Slot>(callsMax);

  /**
   * Whether the next call of this run or agent may be one that `arrived` finds something at. A first repeat alone is below every limit from
   * 2 on, so where nothing was counted yet a call can be sent on before its words are looked at.
   */
  mayFind(call: Pick<WatchedCall, 'agentId' | 'runId'>, { repeat, cycle }: LoopPolicy, nowMs: number): boolean {
    if (Math.min(repeat.limit, cycle.limit, cycle.selfLimit) < 2) return true;
    return this.#repeats.hasCounted(call, nowMs) || this.#cycles.hasCounted(call.runId, nowMs);
  }

  /** A call comes; the answer is the loop that it completes or goes on with, if it does. */
  arrived(call: WatchedCall, { policy, exempt, ...daily }: LoopRules, nowMs: number): LoopSeen | undefined {
    if (call.runId !== null && exempt.runIds.has(call.runId)) return undefined;
    const { repeat, cycle } = policy;
    const day = daily.dailyBudgetNanoUsd ?? daily.dailySpendNanoUsd;
    const loopNanoUsd = day === undefined ? undefined : day / loopShareOfDay;
    const repeats = repeat.action === 'off' ? undefined : this.#repeats.arrived(call, policy, nowMs);
    const { exchange, seen } = this.#cycles.arrived(call, policy, { loopNanoUsd }, nowMs);
    this.#underWay.set(call.id, { underWay: { call, repeated: repeats?.repeated, exchange } });
    if (exempt.prints.has(call.prints.request) || exempt.prints.has(call.prints.step.whole)) {
      this.#repeats.forget(call);
      if (exchange !== undefined) this.#cycles.forget(exchange);
      return undefined;
    }
    return (cycle.action === 'off' ? undefined : seen) ?? repeats?.seen;
  }

  /** It is over, for its client at least. A second time says nothing new. */
  ended(callId: string, end: WatchedEnd, nowMs: number): void {
    const slot = this.#underWay.get(callId);
    const underWay = slot?.underWay;
    if (slot === undefined || underWay === undefined) return;
    slot.underWay = undefined;
    this.#underWay.delete(callId);
    if (underWay.repeated !== undefined) this.#repeats.ended(underWay.repeated, end, nowMs);
    this.#cycles.ended(underWay.call, underWay.exchange, end, nowMs);
  }

  settled(
    call: Parameters<VelocityWatch['settled']>[0],
    { policy, dailyBudgetNanoUsd }: Pick<LoopRules, 'policy' | 'dailyBudgetNanoUsd'>,
    nowMs: number,
  ): LoopEvidence | undefined {
    if (policy.velocity.action === 'off') return undefined;
    return this.#velocity.settled(call, policy, dailyBudgetNanoUsd, nowMs);
  }
}
