import type { PoolScheduler } from '@agent-os/core/scheduling';

/** The same scheduler, told that everything belongs to one owner: what sharing between owners costs shows beside it. */
export function withoutOwners(scheduler: PoolScheduler): PoolScheduler {
  return {
    enqueue: (call, now) => scheduler.enqueue({ ...call, ownerPath: ['everyone'] }, now),
    withdraw: (callId, now) => scheduler.withdraw(callId, now),
    decide: (now) => scheduler.decide(now),
    interrupt: (callId, now) => scheduler.interrupt(callId, now),
    progress: (callId, outputTokens, now) => scheduler.progress(callId, outputTokens, now),
    finish: (callId, usage, now) => scheduler.finish(callId, usage, now),
    configure: (policy, limits, now) => scheduler.configure(policy, limits, now),
    pauseUntil: (at) => scheduler.pauseUntil(at),
    setFreeTools: (uses) => scheduler.setFreeTools(uses),
    snapshot: (now) => scheduler.snapshot(now),
    outline: (now) => scheduler.outline(now),
    serviceGaps: (now) => scheduler.serviceGaps(now),
    nextEventAt: (now) => scheduler.nextEventAt(now),
  };
}
