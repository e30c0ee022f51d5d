import type { CallUsage, WaitingCall } from '../calls/index.ts';
import type { SchedulingDecision } from '../decisions/index.ts';
import type { PoolScheduler } from '../pool/index.ts';

/** A call that will come, and how long a slot will serve it. */
export interface PlannedCall {
  readonly call: WaitingCall;
  readonly serviceMs: number;
  /** What it will have used; all that it was expected to, if not given. */
  readonly used?: CallUsage;
}

/** One moment of a run, after the pool has decided. */
export interface Moment {
  readonly now: number;
  readonly decisions: readonly SchedulingDecision[];
}

interface Served {
  readonly planned: PlannedCall;
  readonly startedAt: number;
}

/**
 * Virtual time for tests: calls arrive, run for their service time, report their output as it grows, end, and start
 * again from the beginning when they were interrupted. Ends when nothing is left to happen.
 */
export function runPool(pool: PoolScheduler, planned: readonly PlannedCall[], observe: (moment: Moment) => void): void {
  const arrivals = planned.toSorted((one, other) => one.call.arrivedAt - other.call.arrivedAt);
  const byId = new Map(planned.map((entry) => [entry.call.id, entry]));
  const running = new Map<string, Served>();
  let arrived = 0;
  for (let now = arrivals[0]?.call.arrivedAt ?? 0; ;) {
    for (const [id, served] of running) {
      const { call, serviceMs, used } = served.planned;
      const part = serviceMs === 0 ? 1 : Math.min(1, (now - served.startedAt) / serviceMs);
      pool.progress(id, Math.floor(call.expectedOutputTokens * part), now);
      if (part < 1) continue;
      running.delete(id);
      pool.finish(id, used ?? { inputTokens: call.inputTokens, outputTokens: call.expectedOutputTokens }, now);
    }
    for (let next = arrivals[arrived]; next !== undefined && next.call.arrivedAt <= now; next = arrivals[arrived]) {
      pool.enqueue(next.call, now);
      arrived += 1;
    }
    const decisions = pool.decide(now);
    for (const decision of decisions) {
      const entry = byId.get(decision.callId);
      if (entry === undefined) continue;
      if (decision.kind === 'start') running.set(entry.call.id, { planned: entry, startedAt: now });
      if (decision.kind !== 'preempt') continue;
      running.delete(entry.call.id);
      pool.finish(entry.call.id, null, now);
      pool.enqueue({ ...entry.call, arrivedAt: now, priorWaitMs: now - entry.call.arrivedAt }, now);
    }
    observe({ now, decisions });
    const ends = [...running.values()].map(({ planned: { serviceMs }, startedAt }) => startedAt + serviceMs);
    const next = Math.min(...ends, arrivals[arrived]?.call.arrivedAt ?? Infinity, pool.nextEventAt(now) ?? Infinity);
    if (next === Infinity) return;
    now = Math.max(now, next);
  }
}
