import type { LoopPolicy } from '../loop-policy.ts';
import { Exchange } from './exchange.ts';
import { ExchangeIndex } from './exchange-index.ts';
import type { LoopSeen } from './loop-evidence.ts';
import { paceWeight } from './pace-weight.ts';
import { Tally } from './tally.ts';
import type { WatchedCall, WatchedEnd } from './watched-call.ts';

/** How much a step counts, by what is new in it. */
const weights = { 'said before': 1, reworded: 0.5, recombined: 0.75, 'little new': 0 } as const;
/** From so many steps on between agents, cost may end what the limit would. Below it, honest talk that is dear would be stopped. */
const suspicion = 2.2;
/** An exchange that stood still for longer is not held against its next call. */
const forgetAfterMs = 30 * 60_000;

/** What the limit of costs is a part of. */
export interface CostLimits {
  /** Nano-USD that a loop of this agent may cost before a single repeat is enough; undefined when nobody knows. */
  readonly loopNanoUsd: bigint | undefined;
}

/**
 * Finds exchanges that go round: calls whose requests are earlier answers, and whose answers were given before. What is
 * counted is steps in a row that bring nothing new; one new fact, name or sentence, and the count begins again.
 */
export class CycleWatch {
  readonly #index = new ExchangeIndex();
  /** When an exchange without a run, with steps that count, was last heard of, in ms. */
  #countedAtMs = Number.NEGATIVE_INFINITY;

  /**
   * False: no step has been counted in what a call of this run, or without one, can belong to, so the next cannot be the one that makes it
   * a loop. Without a run, what a call belongs to is in its words: then it is true while anything is counted at all.
   */
  hasCounted(runId: string | null, nowMs: number): boolean {
    if (runId === null) return nowMs - this.#countedAtMs <= forgetAfterMs;
    return this.#index.knownRun(runId)?.tally !== undefined;
  }

  /** The exchange is undefined for a call that is the first of one; `ended` makes it then. */
  arrived(
    call: WatchedCall,
    { cycle }: Pick<LoopPolicy, 'cycle'>,
    limits: CostLimits,
    nowMs: number,
  ): { readonly exchange: Exchange | undefined; readonly seen: LoopSeen | undefined } {
    const { step } = call.prints;
    const exchange = call.runId === null ? this.#index.quotedIn(step.passages) : this.#index.ofRun(call.runId);
    if (exchange === undefined) return { exchange, seen: undefined };
    const seen = this.#count(call, exchange, { cycle, ...limits }, nowMs);
    this.#noteCounted(exchange, nowMs);
    return { exchange, seen };
  }

  ended(call: WatchedCall, exchange: Exchange | undefined, end: WatchedEnd, nowMs: number): void {
    const known = exchange ?? this.#begin(call, end);
    if (known === undefined) return;
    if (exchange !== undefined) known.running = Math.max(0, known.running - 1);
    if (!end.executed) return;
    known.lastEndAtMs = nowMs;
    const { answer } = end;
    if (known.tally !== undefined) known.tally.costNanoUsd += end.costNanoUsd ?? 0n;
    this.#noteCounted(known, nowMs);
    if (answer === undefined) return;
    if (known.takeAnswer(answer, call.agentId) === 'new') known.tally = undefined;
    if (known.runId === null) this.#index.answeredIn(known, answer.passages);
  }

  /** Somebody said that this is no loop: it is counted anew. */
  forget(exchange: Exchange): void {
    exchange.tally = undefined;
  }

  #noteCounted({ runId, tally }: Exchange, nowMs: number): void {
    if (runId === null && tally !== undefined) this.#countedAtMs = nowMs;
  }

  #count(
    call: WatchedCall,
    exchange: Exchange,
    { cycle, loopNanoUsd }: Pick<LoopPolicy, 'cycle'> & CostLimits,
    nowMs: number,
  ): LoopSeen | undefined {
    const { running, lastEndAtMs, lastIdleMs } = exchange;
    const { step, continues } = call.prints;
    exchange.running += 1;
    const goesOn = continues || exchange.isQuotedIn(step);
    const novelty = exchange.takeStep(step, call.agentId);
    const isHandover = exchange.stepsByOne === 1;
    const idleMs = lastEndAtMs === undefined ? 0 : nowMs - lastEndAtMs;
    exchange.lastIdleMs = idleMs;
    if (novelty === 'new' || idleMs > forgetAfterMs) {
      exchange.tally = undefined;
      return undefined;
    }
    // Calls that run at the same time are a crowd at work on one thing, each in a first attempt.
    if (running > 0 || lastEndAtMs === undefined || call.retried) return undefined;
    // Calls that are not made of answers are work on a list, unless they are all the same: the other detector's matter.
    if (!goesOn) return undefined;
    exchange.tally ??= new Tally(nowMs);
    const { tally } = exchange;
    tally.limitCost(loopNanoUsd);
    const answered = exchange.lastAnswer?.novelty ?? 'new';
    // What a new answer is worth shows in the next; a step that hands on nothing new counts no more than its answer.
    const weight = Math.min(
      weights[novelty],
      answered === 'recombined' || answered === 'little new' ? weights[answered] : 1,
    );
    const isExact = novelty === 'said before' && (answered === 'new' || answered === 'said before');
    tally.add(call, step.whole, weight * paceWeight(Math.max(idleMs, lastIdleMs)), isExact, isHandover);
    const limit = tally.agents > 1 ? cycle.limit : cycle.selfLimit;
    const measured = measure(tally, cycle);
    const isDear =
      tally.loopNanoUsd !== undefined && tally.handedOn >= suspicion && tally.costNanoUsd >= tally.loopNanoUsd;
    if (measured < limit && !isDear && !tally.found) return undefined;
    const isNew = !tally.found;
    tally.found = true;
    return { evidence: tally.evidence('cycle', exchange.runId, measured, limit), isNew };
  }

  #begin({ prints, agentId }: WatchedCall, { answer, executed }: WatchedEnd): Exchange | undefined {
    if (answer === undefined || !executed) return undefined;
    const exchange = new Exchange(null);
    exchange.takeStep(prints.step, agentId);
    return exchange;
  }
}

/** Between agents, steps that one of them takes by itself, such as calls of tools, count as they do for one alone. */
function measure({ agents, weight, handedOn }: Tally, { limit, selfLimit }: LoopPolicy['cycle']): number {
  return agents > 1 ? handedOn + ((weight - handedOn) * limit) / selfLimit : weight;
}
