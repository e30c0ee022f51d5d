import type { PoolScheduler } from '@agent-os/core/scheduling';
import { rivalReason } from './rival-reason.ts';

/** Between two batches AIOS sleeps this long (`batch_interval`). */
const windowMs = 1000;

/**
 * How AIOS schedules model calls at commit 2155966 (`aios/scheduler/fifo_scheduler.py`), modelled: the loop sleeps one second, takes all
 * that waits as one batch, and takes nothing more until the last call of the batch has ended. Within a batch the server's slots are used
 * in order of arrival.
 */
export function createBatchBarrierScheduler(slots: number): PoolScheduler {
  let line: string[] = [];
  let batch: string[] = [];
  const running = new Set<string>();
  let drainAt = windowMs;

  /** The loop looks once a second for as long as it has nothing to do. */
  const nextDrainAt = (now: number): number =>
    drainAt >= now ? drainAt : drainAt + Math.ceil((now - drainAt) / windowMs) * windowMs;

  return {
    enqueue: (call) => void line.push(call.id),
    withdraw(callId) {
      const waited = line.length + batch.length;
      line = line.filter((id) => id !== callId);
      batch = batch.filter((id) => id !== callId);
      return line.length + batch.length < waited;
    },
    decide(now) {
      drainAt = nextDrainAt(now);
      if (batch.length === 0 && running.size === 0 && line.length > 0 && drainAt <= now) {
        batch = line;
        line = [];
      }
      const starts = batch.splice(0, slots - running.size);
      for (const callId of starts) running.add(callId);
      return starts.map((callId) => ({ kind: 'start', callId, why: rivalReason('batch_barrier') }));
    },
    // AIOS lets what runs run.
    interrupt: () => false,
    progress: () => undefined,
    finish(callId, _usage, now) {
      running.delete(callId);
      if (running.size === 0 && batch.length === 0) drainAt = now + windowMs;
    },
    configure: () => undefined,
    pauseUntil: () => undefined,
    setFreeTools: () => undefined,
    snapshot: nothingToShow,
    outline: nothingToShow,
    serviceGaps: () => ({ widest: null, past: [] }),
    nextEventAt: (now) => (batch.length === 0 && running.size === 0 && line.length > 0 ? nextDrainAt(now) : null),
  };
}

function nothingToShow(): never {
  throw new Error('AIOS keeps nothing that could be shown.');
}
