import type { CallUsage, QueuedCall, WaitingCall } from '../calls/index.ts';
import type { RefusalReason, SchedulingDecision } from '../decisions/index.ts';
import type { ServiceGaps } from '../fairness/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { queuedCallOf, raisedClassOf, serviceMsOf } from '../rules/index.ts';
import { interruptOne } from './interrupt-one.ts';
import { nextTimeOf } from './next-time.ts';
import type { PoolOutline } from './pool-outline.ts';
import type { PoolScheduler } from './pool-scheduler.ts';
import type { PoolSnapshot } from './pool-snapshot.ts';
import { PoolState } from './pool-state.ts';
import { reconfigure } from './reconfigure.ts';
import { outlineOf, snapshotOf } from './snapshot-of.ts';
import { startNext } from './start-next.ts';

/** The pool scheduler that keeps everything in order as it changes; `decideAdmissions` says what it must decide. */
export class IncrementalScheduler implements PoolScheduler {
  readonly #state: PoolState;

  constructor(policy: SchedulingPolicy, limits: PoolLimits, seed: number) {
    this.#state = new PoolState(policy, limits, seed);
  }

  enqueue(call: WaitingCall, now: number): void {
    const state = this.#state;
    state.advance(now);
    if (state.line.find(call.id) !== undefined || state.running.find(call.id) !== undefined) return;
    const unreported = state.interrupted.take(call.id);
    if (unreported !== undefined) state.tree.detach(unreported.group);
    const queued = queuedCallOf(
      {
        call,
        sequence: state.sequence++,
        queuedAs: raisedClassOf(call, state.policy.raise),
        program: state.programs.serviceOf(call.programId),
      },
      state.limits,
    );
    const reason = reasonToRefuse(state, queued);
    if (reason === undefined) state.admitToLine(queued);
    else state.refuse(call.id, reason);
  }

  withdraw(callId: string, now: number): boolean {
    this.#state.advance(now);
    const place = this.#state.line.find(callId);
    if (place === undefined) return false;
    this.#state.takeFromLine(place);
    this.#state.interrupted.forget(callId);
    return true;
  }

  decide(now: number): readonly SchedulingDecision[] {
    const state = this.#state;
    state.advance(now);
    refuseExpired(state);
    const decisions = state.refusals;
    state.refusals = [];
    if (state.isPaused) return decisions;
    // An interruption may free more than the urgent call takes.
    do {
      while (startNext(state, decisions));
    } while (interruptOne(state, decisions));
    state.services.look({ root: state.tree.root, waiting: state.line.size, limits: state.limits, clock: state.clock });
    return decisions;
  }

  interrupt(callId: string, now: number): boolean {
    const state = this.#state;
    state.advance(now);
    const running = state.running.find(callId);
    if (running === undefined) return false;
    state.vacate(running);
    state.interrupted.add(running, state.clock);
    return true;
  }

  progress(callId: string, outputTokens: number, now: number): void {
    const state = this.#state;
    state.advance(now);
    const running = state.running.find(callId);
    if (running === undefined) return;
    state.tree.charge(running.group, 0, state.running.advance(running, outputTokens));
    state.services.noteCall(running.queued.call.inputTokens, outputTokens);
  }

  finish(callId: string, usage: CallUsage | null, now: number): void {
    const state = this.#state;
    state.advance(now);
    const running = state.running.find(callId);
    const ended = running ?? state.interrupted.take(callId);
    if (ended === undefined) return;
    const { call } = ended.queued;
    const used = usage ?? { inputTokens: call.inputTokens, outputTokens: ended.outputTokens };
    state.tree.charge(ended.group, used.inputTokens - call.inputTokens, used.outputTokens - ended.outputTokens);
    state.services.noteCall(used.inputTokens, used.outputTokens);
    const serviceMs = serviceMsOf(used.inputTokens, used.outputTokens, state.policy.pace);
    state.programs.addService(call.programId, serviceMs, running !== undefined, state.clock);
    if (usage !== null) {
      const expected = call.inputTokens + call.expectedOutputTokens;
      state.rates.draw(state.limits, 0, used.inputTokens + used.outputTokens - expected);
    }
    if (running !== undefined) {
      // A call that was a program of its own has no next step to remember it for.
      if (call.programId === callId) state.programs.forget(callId);
      state.interrupted.forget(callId);
      state.vacate(running);
    }
    state.tree.detach(ended.group);
  }

  configure(policy: SchedulingPolicy, limits: PoolLimits, now: number): void {
    this.#state.advance(now);
    reconfigure(this.#state, policy, limits);
  }

  pauseUntil(at: number): void {
    this.#state.pausedUntil = Math.max(this.#state.pausedUntil ?? at, at);
  }

  setFreeTools(uses: ReadonlyMap<string, number>): void {
    this.#state.tools.setFree(uses);
  }

  snapshot(now: number): PoolSnapshot {
    this.#state.advance(now);
    return snapshotOf(this.#state);
  }

  outline(now: number): PoolOutline {
    this.#state.advance(now);
    return outlineOf(this.#state);
  }

  serviceGaps(now: number): ServiceGaps {
    const { services, limits } = this.#state;
    this.#state.advance(now);
    return { widest: services.widest(limits, this.#state.clock), past: services.past };
  }

  nextEventAt(now: number): number | null {
    this.#state.advance(now);
    return nextTimeOf(this.#state);
  }
}

function reasonToRefuse(state: PoolState, queued: QueuedCall): RefusalReason | undefined {
  if (state.isTooLarge(queued)) return 'too_large';
  if (state.line.size >= state.limits.queueLimit) return 'queue_full';
  if (state.policy.deadlines !== 'edf_test' || queued.call.deadlineAt === null) return undefined;
  let runningMs = 0;
  for (const { queued: other, outputTokens, startedAt } of state.running.values()) {
    const { inputTokens, expectedOutputTokens } = other.call;
    const serviceMs = serviceMsOf(inputTokens, Math.max(expectedOutputTokens, outputTokens), state.policy.pace);
    runningMs += Math.max(0, startedAt + Math.ceil(serviceMs) - state.clock);
  }
  return state.book.accept(queued, runningMs, state.clock) ? undefined : 'deadline_infeasible';
}

function refuseExpired(state: PoolState): void {
  for (;;) {
    const first = state.line.firstToExpire();
    const place = first && state.line.find(first.queued.call.id);
    if (first === undefined || place === undefined || first.latestStart >= state.clock) return;
    state.takeFromLine(place);
    state.refuse(first.queued.call.id, 'deadline_missed');
  }
}
