import { ownerKey } from '../limits/index.ts';
import type { GroupOrdering } from '../policies/index.ts';
import { thousandths } from './thousandths.ts';

/** The weight of an owner in its grouping, in thousandths: at least one, and a thousand unless the policy says more. */
export function weightOfOwner(ordering: GroupOrdering, ownerPath: readonly string[]): number {
  if (ordering.kind !== 'fair_share') return 1000;
  return Math.max(1, thousandths(ordering.ownerWeights[ownerKey(ownerPath)] ?? 1));
}
