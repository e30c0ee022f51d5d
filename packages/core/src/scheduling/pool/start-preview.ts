import type { SchedulingDecision } from '../decisions/index.ts';
import { queuedCallOf } from '../rules/index.ts';
import type { PoolOutline } from './pool-outline.ts';
import type { RunningEntry } from './pool-snapshot.ts';
import { PoolState } from './pool-state.ts';
import { startNext } from './start-next.ts';

type Start = Extract<SchedulingDecision, { kind: 'start' }>;

/** So many things of a kind, taken a few at a time. */
interface Stage {
  readonly count: number;
  readonly take: (from: number, to: number) => void;
}

/**
 * Who would start next, if so many slots came free at the time of the outline and size did not matter. It works on a
 * copy and in steps of about 15 µs a call, so that whoever asks about a long line need not hold up the line itself.
 */
export class StartPreview {
  readonly #state: PoolState;
  readonly #stages: Stage[];
  readonly #starts: Start[] = [];
  #taken = 0;

  constructor({ policy, limits, clock, sequence, groups, running, waiting, freeTools }: PoolOutline, most: number) {
    const unsized = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null };
    const state = new PoolState(policy, { ...limits, ...unsized, slots: running.length + most }, 1);
    state.clock = clock;
    state.sequence = sequence;
    state.tools.setFree(new Map(freeTools));
    this.#state = state;
    const each = <Item>(items: readonly Item[], take: (item: Item) => void): Stage => ({
      count: items.length,
      take: (from, to) => items.slice(from, to).forEach(take),
    });
    this.#stages = [
      { count: groups.length, take: (from, to) => state.tree.restore(groups.slice(from, to)) },
      each(running, (entry) => this.#run(entry)),
      each(waiting, (entry) => state.admitToLine(queuedCallOf(entry, state.limits))),
      { count: groups.length, take: (from, to) => state.tree.resume(groups.slice(from, to)) },
    ];
  }

  /** Looks at so many more calls or groups; true when that was all and the starts are known. */
  advance(count: number): boolean {
    let left = count;
    for (let stage = this.#stages[0]; stage !== undefined; stage = this.#stages[0]) {
      const to = Math.min(this.#taken + left, stage.count);
      stage.take(this.#taken, to);
      left -= to - this.#taken;
      this.#taken = to;
      if (to < stage.count) return false;
      this.#stages.shift();
      this.#taken = 0;
    }
    const decisions: SchedulingDecision[] = [];
    while (startNext(this.#state, decisions));
    this.#starts.push(...decisions.filter((decision) => decision.kind === 'start'));
    return true;
  }

  #run({ rules, startedAt, turn, outputTokens, ...entry }: RunningEntry): void {
    const queued = queuedCallOf(entry, this.#state.limits);
    const group = this.#state.attachedGroupOf(queued);
    this.#state.running.add({ queued, group, rules, startedAt, turn, outputTokens });
  }

  /** In their order; calls whose agent is at its own limit, or that wait for a tool, are not among them. */
  get starts(): readonly Start[] {
    return this.#starts;
  }
}
