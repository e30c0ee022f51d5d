import type { QueuedCall, WaitingEntry } from '../calls/index.ts';
import type { PoolSnapshot } from './pool-snapshot.ts';
import type { PoolState } from './pool-state.ts';

/** All of a scheduler's state that can be seen in its decisions. */
export function snapshotOf(state: PoolState): PoolSnapshot {
  return {
    policy: state.policy,
    limits: state.limits,
    clock: state.clock,
    pausedUntil: state.pausedUntil,
    sequence: state.sequence,
    waiting: state.line.all().map(entryOf),
    running: state.running.all().map(({ queued, startedAt, turn, outputTokens, rules }) => ({
      ...entryOf(queued),
      startedAt,
      turn,
      outputTokens,
      rules,
    })),
    programs: state.programs.entries(),
    groups: state.tree.groups(),
    ...state.rates.buckets,
    passedOver: state.passedOver.entries(),
    interrupted: state.interrupted.entries(),
    refusals: [...state.refusals],
  };
}

function entryOf({ call, sequence, queuedAs, program }: QueuedCall): WaitingEntry {
  return { call, sequence, queuedAs, program };
}
