import type { Budget } from '@agent-os/core/economy';
import type { PlannedCandidate } from '@agent-os/core/routing';
import type { DirectoryModel } from '../../directory/index.ts';

/** One and three in its place: each takes a place in line and a part of the budgets' reservation. */
const askedMax = 4;

type Planned = PlannedCandidate<DirectoryModel>;

/**
 * Whom of a plan a call may ask: the first, and in its place those for whom the same reservation holds. A model with a budget of its own is
 * no fallback and has none, or one model's budget would pay for another; nor is a model without a price, where a budget limits what is spent.
 */
export function askedOf(planned: readonly Planned[], budgets: readonly Budget[]): readonly Planned[] {
  const [first, ...others] = planned;
  if (first === undefined) return [];
  if (budgets.length === 0) return planned.slice(0, askedMax);
  const hasOwn = ({ model }: Planned) =>
    budgets.some(({ scopeKind, scopeId }) => scopeKind === 'model' && scopeId === model.id);
  if (hasOwn(first)) return [first];
  const limitsSpend = budgets.some(({ unit, action }) => unit === 'usd' && action !== 'notify');
  const fits = (other: Planned) => !hasOwn(other) && !(limitsSpend && other.price === undefined);
  return [first, ...others.filter(fits)].slice(0, askedMax);
}
