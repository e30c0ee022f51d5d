import type { PoolScheduler, WaitingCall } from '../../scheduling/index.ts';
import type { SeededRandom } from '../random.ts';

const unused = (): never => {
  throw new Error('The simulator does not use this.');
};

/** Starts and interrupts at random, within the slots: what a simulator must get through unharmed. */
export function createErraticScheduler(random: SeededRandom, slots: number): PoolScheduler {
  const waiting = new Map<string, WaitingCall>();
  const running = new Set<string>();
  const pick = (ids: readonly string[]): string | undefined => ids[Math.floor(random.next() * ids.length)];
  return {
    enqueue: (call) => void waiting.set(call.id, call),
    withdraw: unused,
    decide: () => {
      const victim = random.next() < 0.2 ? pick([...running]) : undefined;
      const chosen = random.next() < 0.7 || running.size === 0 ? pick([...waiting.keys()]) : undefined;
      if (victim !== undefined && chosen !== undefined) {
        running.delete(victim);
        waiting.delete(chosen);
        running.add(chosen);
        return [
          { kind: 'preempt', callId: victim, forCallId: chosen, why: reason },
          { kind: 'start', callId: chosen, why: reason },
        ];
      }
      if (chosen === undefined || running.size >= slots) return [];
      waiting.delete(chosen);
      running.add(chosen);
      return [{ kind: 'start', callId: chosen, why: reason }];
    },
    interrupt: unused,
    progress: () => undefined,
    finish: (callId) => void running.delete(callId),
    configure: unused,
    pauseUntil: unused,
    setFreeTools: unused,
    snapshot: unused,
    outline: unused,
    serviceGaps: unused,
    nextEventAt: (now) => (waiting.size > 0 ? now + 50 : null),
  };
}

const none = { critical: 0, interactive: 0, standard: 0, batch: 0 };
const reason = {
  policy: 'erratic',
  rules: [],
  serviceClass: 'standard',
  queuedAs: 'standard',
  waitedMs: 0,
  fairShare: null,
  overtook: none,
} as const;
