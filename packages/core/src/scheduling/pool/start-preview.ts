import type { WaitingEntry } from '../calls/index.ts';
import type { SchedulingDecision } from '../decisions/index.ts';
import { queuedCallOf, type GroupState } from '../rules/index.ts';
import type { PoolSnapshot } from './pool-snapshot.ts';
import { PoolState } from './pool-state.ts';
import { startNext } from './start-next.ts';

type Start = Extract<SchedulingDecision, { kind: 'start' }>;

/**
 * Who would start next, if so many slots came free at the time of the snapshot and size did not matter. It works on a
 * copy and in steps of about 15 µs a call, so that whoever asks about a long line need not hold up the line itself.
 */
export class StartPreview {
  readonly #state: PoolState;
  readonly #waiting: readonly WaitingEntry[];
  readonly #groups: readonly GroupState[];
  readonly #starts: Start[] = [];
  #taken = 0;

  constructor(snapshot: PoolSnapshot, most: number) {
    const { policy, limits, waiting, running, groups } = snapshot;
    const unsized = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null };
    const state = new PoolState(policy, { ...limits, ...unsized, slots: running.length + most }, 1);
    state.clock = snapshot.clock;
    state.sequence = snapshot.sequence;
    state.tree.restore(groups);
    for (const { rules, startedAt, turn, outputTokens, ...entry } of running) {
      const queued = queuedCallOf(entry, state.limits);
      state.running.add({ queued, group: state.attachedGroupOf(queued), rules, startedAt, turn, outputTokens });
    }
    this.#state = state;
    this.#waiting = waiting;
    this.#groups = groups;
  }

  /** Looks at so many more calls; true when that was all and the starts are known. */
  advance(calls: number): boolean {
    const until = Math.min(this.#taken + calls, this.#waiting.length);
    for (const entry of this.#waiting.slice(this.#taken, until)) {
      this.#state.admitToLine(queuedCallOf(entry, this.#state.limits));
    }
    this.#taken = until;
    if (until < this.#waiting.length) return false;
    this.#state.tree.resume(this.#groups);
    const decisions: SchedulingDecision[] = [];
    while (startNext(this.#state, decisions));
    this.#starts.push(...decisions.filter((decision) => decision.kind === 'start'));
    return true;
  }

  /** In their order; calls whose agent is at its own limit are not among them. */
  get starts(): readonly Start[] {
    return this.#starts;
  }
}
