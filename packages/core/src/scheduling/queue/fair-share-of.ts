import type { QueueNode } from './queue-node.ts';

/** What a group is entitled to among those that wait now, 0 to 1: its weight at each level; `null` without fair sharing. */
export function fairShareOf(group: QueueNode): number | null {
  let share: number | null = null;
  for (let at = group; at.parent !== undefined; at = at.parent) {
    if (at.parent.ordering?.kind !== 'fair_share') continue;
    share = ((share ?? 1) * at.weightThousandths) / at.parent.openWeightThousandths;
  }
  return share;
}
