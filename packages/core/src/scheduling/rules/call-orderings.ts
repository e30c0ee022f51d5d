import type { CallOrdering, SchedulingPolicy } from '../policies/index.ts';

const alwaysHaveASay: ReadonlySet<CallOrdering['kind']> = new Set(['fifo', 'attained_service', 'shortest_remaining']);

/** The orderings of calls in a policy, ended by one that has a say about every call: arrival, unless it names one. */
export function callOrderingsOf(policy: SchedulingPolicy): readonly CallOrdering[] {
  const last = policy.calls.at(-1);
  const total =
    last !== undefined &&
    (alwaysHaveASay.has(last.kind) ||
      (last.kind === 'deadline' && last.withinMs === null) ||
      (last.kind === 'ageing' && last.everyStarts === null));
  return total ? policy.calls : [...policy.calls, { kind: 'fifo' }];
}
