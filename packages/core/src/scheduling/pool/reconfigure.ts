import { differInSlotsOnly, type PoolLimits } from '../limits/index.ts';
import { differInWeightsOnly, type SchedulingPolicy } from '../policies/index.ts';
import { QueueTree } from '../queue/index.ts';
import { queuedCallOf } from '../rules/index.ts';
import { DeadlineBook } from './deadline-book.ts';
import { PassedOver } from './passed-over.ts';
import type { PoolState } from './pool-state.ts';
import { WaitingLine } from './waiting-line.ts';

/** Sorts everything anew. What owners were served stays on their account while the groupings are the same. */
export function reconfigure(state: PoolState, policy: SchedulingPolicy, limits: PoolLimits): void {
  // Kernels that share a pool pass slots to each other all the time; the order of who waits does not depend on them.
  if (policy.deadlines !== 'edf_test' && differInSlotsOnly(limits, state.limits)) {
    if (policy === state.policy) {
      state.limits = limits;
      return;
    }
    // A market gives every owner another weight each second.
    if (differInWeightsOnly(policy, state.policy)) {
      state.limits = limits;
      state.policy = policy;
      if (state.tree.reweigh(policy)) state.services.forget();
      return;
    }
  }
  const isGroupedAlike = groupingsOf(policy) === groupingsOf(state.policy);
  const carried = isGroupedAlike ? state.tree.groups() : [];
  const inLine = isGroupedAlike ? state.tree.states(true) : [];
  const waiting = state.line.all();
  state.tools.clear();
  state.policy = policy;
  state.limits = limits;
  state.rates.refill(limits, state.clock);
  state.tree = new QueueTree(policy, limits, state.tools, state.nextBalance);
  state.tree.restore(carried);
  state.services.forget();
  state.line = new WaitingLine(policy.deadlines === 'none' ? null : policy.pace, state.nextBalance);
  state.book = new DeadlineBook(limits.slots, policy.pace, state.nextBalance);
  state.passedOver = new PassedOver(policy);
  state.running.regroup((queued) => state.attachedGroupOf(queued));
  state.interrupted.regroup((queued) => state.attachedGroupOf(queued));
  // Fresh counters begin with what runs: at its end, its estimates are taken back from them.
  const starts = carried.length === 0 ? [...state.running.values()] : [];
  for (const { group, queued, outputTokens } of starts) state.tree.charge(group, queued.call.inputTokens, outputTokens);
  for (const { call, sequence, queuedAs, program } of waiting) {
    const queued = queuedCallOf({ call, sequence, queuedAs, program }, limits);
    if (state.isTooLarge(queued)) state.refuse(call.id, 'too_large');
    else {
      // Accepted calls stay accepted: the test at minus infinity books them in any case.
      state.book.accept(queued, 0, -Infinity);
      state.admitToLine(queued);
    }
  }
  state.tree.resume(inLine);
  state.tree.retireUnused();
}

function groupingsOf(policy: SchedulingPolicy): string {
  return policy.groups.map((grouping) => grouping.kind).join();
}
