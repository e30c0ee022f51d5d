import type { WaitingCall } from '../calls/index.ts';
import type { AdmissionReason, SchedulingDecision } from '../decisions/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import type { PoolScheduler } from './pool-scheduler.ts';
import type { RunningCall } from './pool-snapshot.ts';

/** The scheduler of one pool; equal events give equal decisions, whatever the seed (it only balances trees). */
export function createPoolScheduler(policy: SchedulingPolicy, limits: PoolLimits, _seed: number): PoolScheduler {
  const waiting = new Map<string, WaitingCall>();
  const running = new Map<string, RunningCall>();
  const refused: SchedulingDecision[] = [];
  let state = { policy, limits, clock: 0, pausedUntil: null as number | null };

  const advance = (now: number): void => {
    state = { ...state, clock: Math.max(state.clock, now) };
  };
  const reasonOf = (call: WaitingCall): AdmissionReason => ({
    policy: state.policy.name,
    rules: ['fifo'],
    serviceClass: call.serviceClass,
    queuedAs: call.serviceClass,
    waitedMs: state.clock - call.arrivedAt + call.priorWaitMs,
    fairShare: null,
    overtook: { critical: 0, interactive: 0, standard: 0, batch: 0 },
  });

  return {
    enqueue(call, now) {
      advance(now);
      if (waiting.has(call.id) || running.has(call.id)) return;
      if (waiting.size >= state.limits.queueLimit) {
        refused.push({ kind: 'refuse', callId: call.id, reason: 'queue_full' });
      } else waiting.set(call.id, call);
    },
    withdraw(callId, now) {
      advance(now);
      return waiting.delete(callId);
    },
    decide(now) {
      advance(now);
      const decisions = refused.splice(0);
      if (state.pausedUntil !== null && state.pausedUntil > state.clock) return decisions;
      for (const call of waiting.values()) {
        if (running.size >= state.limits.slots) break;
        waiting.delete(call.id);
        running.set(call.id, { call, startedAt: state.clock, outputTokens: 0 });
        decisions.push({ kind: 'start', callId: call.id, why: reasonOf(call) });
      }
      return decisions;
    },
    progress(callId, outputTokens, now) {
      advance(now);
      const entry = running.get(callId);
      if (entry !== undefined) running.set(callId, { ...entry, outputTokens });
    },
    finish(callId, _usage, now) {
      advance(now);
      running.delete(callId);
    },
    configure(nextPolicy, nextLimits, now) {
      advance(now);
      state = { ...state, policy: nextPolicy, limits: nextLimits };
    },
    pauseUntil(at) {
      state = { ...state, pausedUntil: Math.max(state.pausedUntil ?? at, at) };
    },
    snapshot(now) {
      advance(now);
      return { ...state, waiting: [...waiting.values()], running: [...running.values()] };
    },
    nextEventAt() {
      return waiting.size > 0 && (state.pausedUntil ?? 0) > state.clock ? state.pausedUntil : null;
    },
  };
}
