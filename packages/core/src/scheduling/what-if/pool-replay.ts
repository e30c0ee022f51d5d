import type { WaitingCall } from '../calls/index.ts';
import type { SchedulingDecision } from '../decisions/index.ts';
import { estimateWork, learnCall, noHistory, type AgentHistory } from '../estimates/index.ts';
import { ownerKey, type PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { createPoolScheduler, type PoolScheduler } from '../pool/index.ts';
import { numberStream, OrderedTree, type Aggregate, type TreeNode } from '../queue/index.ts';
import { raisedClassOf } from '../rules/index.ts';
import type { RecordedCall, ReplayedCall } from './recorded-call.ts';
import { ReplayedFairness, type ReplayedGap } from './replayed-fairness.ts';

interface Replaying {
  readonly recorded: RecordedCall;
  readonly call: WaitingCall;
  waitedMs: number;
  /** Service still to come when it starts (again). */
  leftMs: number;
  interruptions: number;
  /** Before its last interruption. */
  writtenTokens: number;
  startedAt: number;
  end: TreeNode<Replaying, null> | undefined;
}

const noSum: Aggregate<Replaying, null> = { create: () => null, refresh: () => undefined };

/**
 * Recorded calls of a pool once more, in virtual time, under a policy and limits of one's choice. Simulated: a slot serves a call for as long
 * as it took then, whoever runs beside it, and calls arrive when they arrived then, whatever became of those before them. An interrupted
 * call keeps what it has done. Outputs are guessed as a dispatcher guesses them, from the agent's calls that have ended.
 */
export class PoolReplay {
  readonly #calls: readonly RecordedCall[];
  readonly #policy: SchedulingPolicy;
  readonly #scheduler: PoolScheduler;
  readonly #fairness: ReplayedFairness;
  readonly #ends: OrderedTree<Replaying, null>;
  readonly #open = new Map<string, Replaying>();
  readonly #histories = new Map<string, AgentHistory>();
  readonly #outcomes = new Map<string, ReplayedCall>();
  #everyone = noHistory;
  #next = 0;
  #events = 0;
  #now = 0;

  /** @param calls by arrival, each id once */
  constructor(calls: readonly RecordedCall[], policy: SchedulingPolicy, limits: PoolLimits) {
    this.#calls = calls;
    this.#policy = policy;
    this.#scheduler = createPoolScheduler(policy, limits, 1);
    this.#fairness = new ReplayedFairness(calls, policy, limits);
    this.#ends = new OrderedTree(noSum, numberStream(1));
    this.#now = calls[0]?.arrivedAt ?? 0;
  }

  /** By call id, of the calls that have started or were refused. */
  get outcomes(): ReadonlyMap<string, ReplayedCall> {
    return this.#outcomes;
  }

  /** How far departments that waited drifted apart, so far; null when no two waited at once, or there are too many. */
  get gap(): ReplayedGap | null {
    return this.#fairness.gap;
  }

  /** Goes on for so many moments at which something happens; true when nothing is left to happen. */
  advance(moments: number): boolean {
    for (let moment = 0; moment < moments; moment += 1) {
      const at = this.#nextMoment();
      if (at === undefined) return true;
      this.#now = Math.max(this.#now, at);
      this.#endCalls();
      this.#takeArrivals();
      this.#decide();
    }
    return false;
  }

  #nextMoment(): number | undefined {
    const own = this.#open.size === 0 ? null : this.#scheduler.nextEventAt(this.#now);
    const moments = [
      this.#calls[this.#next]?.arrivedAt,
      this.#ends.first()?.first,
      // Time must pass, or a moment at which nothing changes would come again and again.
      own === null ? undefined : Math.max(own, this.#now + 1),
    ].filter((moment) => moment !== undefined);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  #endCalls(): void {
    for (let end = this.#ends.first(); end !== undefined && end.first <= this.#now; end = this.#ends.first()) {
      const { recorded, call } = end.value;
      const { inputTokens, outputTokens } = recorded;
      this.#ends.remove(end);
      this.#open.delete(call.id);
      this.#scheduler.finish(call.id, { inputTokens, outputTokens }, this.#now);
      this.#fairness.writes(call.id, inputTokens, outputTokens - end.value.writtenTokens);
      const agentKey = ownerKey(call.ownerPath);
      this.#histories.set(agentKey, learnCall(this.#historyOf(agentKey), outputTokens));
      this.#everyone = learnCall(this.#everyone, outputTokens);
    }
  }

  #takeArrivals(): void {
    for (
      let recorded = this.#calls[this.#next];
      recorded !== undefined && recorded.arrivedAt <= this.#now;
      recorded = this.#calls[this.#next]
    ) {
      this.#next += 1;
      const call = this.#waitingCallOf(recorded);
      const { serviceMs } = recorded;
      const replaying = {
        recorded,
        call,
        waitedMs: 0,
        leftMs: serviceMs,
        interruptions: 0,
        writtenTokens: 0,
        startedAt: 0,
        end: undefined,
      };
      this.#open.set(call.id, replaying);
      this.#enqueue(call);
    }
  }

  #decide(): void {
    for (
      let decisions = this.#scheduler.decide(this.#now);
      decisions.length > 0;
      decisions = this.#scheduler.decide(this.#now)
    ) {
      const interrupted = decisions.filter(({ kind }) => kind === 'preempt').map(({ callId }) => callId);
      for (const decision of decisions) this.#carryOut(decision);
      for (const callId of interrupted) this.#requeue(callId);
    }
  }

  #carryOut(decision: SchedulingDecision): void {
    const replaying = this.#open.get(decision.callId);
    if (replaying === undefined) return;
    switch (decision.kind) {
      case 'refuse':
        this.#open.delete(decision.callId);
        this.#fairness.refuses(decision.callId);
        this.#outcomes.set(decision.callId, { waitedMs: null, interruptions: replaying.interruptions });
        return;
      case 'start':
        replaying.waitedMs = decision.why.waitedMs;
        replaying.startedAt = this.#now;
        this.#fairness.starts(decision.callId, replaying.call.inputTokens);
        this.#events += 1;
        replaying.end = this.#ends.insert(replaying, this.#now + replaying.leftMs, this.#events, 0);
        this.#note(replaying);
        return;
      case 'preempt':
        if (replaying.end !== undefined) this.#ends.remove(replaying.end);
        replaying.end = undefined;
        replaying.leftMs -= this.#now - replaying.startedAt;
        replaying.interruptions += 1;
    }
  }

  #requeue(callId: string): void {
    const replaying = this.#open.get(callId);
    if (replaying === undefined || replaying.end !== undefined) return;
    const { recorded, call, leftMs, waitedMs } = replaying;
    const done = recorded.serviceMs === 0 ? 1 : 1 - leftMs / recorded.serviceMs;
    const outputTokens = Math.round(recorded.outputTokens * done);
    this.#scheduler.finish(callId, { inputTokens: recorded.inputTokens, outputTokens }, this.#now);
    this.#fairness.writes(callId, recorded.inputTokens, outputTokens - replaying.writtenTokens);
    replaying.writtenTokens = outputTokens;
    this.#enqueue({ ...call, arrivedAt: this.#now, priorWaitMs: waitedMs });
    this.#note(replaying);
  }

  #enqueue(call: WaitingCall): void {
    this.#scheduler.enqueue(call, this.#now);
    this.#fairness.waits(call, raisedClassOf(call, this.#policy.raise));
  }

  #note({ call, waitedMs, interruptions }: Replaying): void {
    this.#outcomes.set(call.id, { waitedMs, interruptions });
  }

  #historyOf(agentKey: string): AgentHistory {
    return this.#histories.get(agentKey) ?? noHistory;
  }

  #waitingCallOf(recorded: RecordedCall): WaitingCall {
    const { outputTokens: _known, serviceMs: _too, ...call } = recorded;
    const agent = this.#historyOf(ownerKey(recorded.ownerPath));
    const facts = { agent, everyone: this.#everyone, stepsDone: 0, announcedSteps: undefined };
    return {
      ...call,
      expectedOutputTokens: estimateWork(facts).expectedOutputTokens,
      contextTokens: recorded.inputTokens,
      preemptible: true,
      priorWaitMs: 0,
    };
  }
}
