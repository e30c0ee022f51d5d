import type { QueuedCall, WaitingEntry } from '../calls/index.ts';
import type { PoolOutline } from './pool-outline.ts';
import type { PoolSnapshot, RunningEntry } from './pool-snapshot.ts';
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
    running: runningOf(state),
    programs: state.programs.entries(),
    groups: state.tree.groups(),
    freeTools: freeToolsOf(state),
    ...state.rates.buckets,
    passedOver: state.passedOver.entries(),
    interrupted: state.interrupted.entries(),
    refusals: [...state.refusals],
  };
}

/** The part that a preview of starts needs, with the calls themselves instead of copies: they never change. */
export function outlineOf(state: PoolState): PoolOutline {
  const { policy, limits, clock, sequence } = state;
  return {
    policy,
    limits,
    clock,
    sequence,
    waiting: state.line.queued(),
    running: runningOf(state),
    groups: state.tree.states(),
    freeTools: freeToolsOf(state),
  };
}

function freeToolsOf({ tools }: PoolState): PoolSnapshot['freeTools'] {
  return [...tools.free].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function runningOf(state: PoolState): RunningEntry[] {
  return state.running.all().map(({ queued, startedAt, turn, outputTokens, rules }) => ({
    ...entryOf(queued),
    startedAt,
    turn,
    outputTokens,
    rules,
  }));
}

function entryOf({ call, sequence, queuedAs, program }: QueuedCall): WaitingEntry {
  return { call, sequence, queuedAs, program };
}
