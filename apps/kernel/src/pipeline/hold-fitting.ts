import type { Refusal } from '@agent-os/core/errors';
import type { DirectoryModel } from '../directory/index.ts';
import type { BudgetLeaseLoop, HeldBudgets } from '../loops/budget-leases/index.ts';
import type { Prepared } from './call.ts';
import { holdBudgets, mostOf } from './hold-budgets.ts';
import { bodyForUpstream } from './prepare.ts';
import { priceCall, type Pricing } from './price.ts';
import { priceRoutedCall, type RoutedCall } from './routing/index.ts';

/** What was held, and the pricing by which. */
export interface Fitting {
  readonly held: HeldBudgets;
  readonly pricing: Pricing;
}

/**
 * Holds the most that a call may take. Where a budget has no room for the dearest model that its route may ask, that one is left out and
 * less is held; only what the cheapest may take is waited for, and refused where it does not fit.
 */
export function holdFitting(call: Prepared, pricing: Pricing, budgets: BudgetLeaseLoop): Fitting | Promise<Fitting> {
  const { routed } = call;
  const asking = holdBudgets(call, pricing, budgets, hasLess(routed));
  if (asking instanceof Promise) return asking.then((held) => holdLess(call, { held, pricing }, budgets));
  return asking.ok || !hasLess(routed) ? { held: asking, pricing } : holdLess(call, { held: asking, pricing }, budgets);
}

function hasLess(routed: RoutedCall | undefined): routed is RoutedCall {
  return routed !== undefined && routed.plan.planned.length > 1;
}

async function holdLess(call: Prepared, first: Fitting, budgets: BudgetLeaseLoop): Promise<Fitting> {
  const { routed, facts, rawBody, protocol, receivedAtMs } = call;
  let { held, pricing } = first;
  while (!held.ok && hasLess(routed) && isOverBudget(held.refusal)) {
    const dear = dearestOf(call, routed, held.refusal);
    if (dear.size === 0 || dear.size === routed.plan.planned.length) {
      // No other needs less: it waits as a call that names its model does.
      return { held: await holdBudgets(call, pricing, budgets, false), pricing };
    }
    routed.leaveOut(dear, `the budget “${held.refusal.budget?.name ?? ''}” has no room for what it may take`);
    const model = routed.asked[0]?.model ?? call.model;
    Object.assign(call, { model, upstreamBody: bodyForUpstream(rawBody, facts, model, protocol) });
    pricing = priceRoutedCall(routed, model, facts, rawBody.length, receivedAtMs);
    held = await holdBudgets(call, pricing, budgets, hasLess(routed));
  }
  return { held, pricing };
}

function isOverBudget({ code, budget }: Refusal): boolean {
  return budget !== undefined && (code === 'budget_exceeded' || code === 'rate_limited');
}

/** Those that may take as much of the budget as the dearest that would be asked; a model's own budget is about that model alone. */
function dearestOf(
  { caller, facts, rawBody, receivedAtMs }: Prepared,
  { plan, asked }: RoutedCall,
  refusal: Refusal,
): ReadonlySet<DirectoryModel> {
  const budget = caller.organisation.budgets.find(({ id }) => id === refusal.budget?.id);
  const models = plan.planned.map(({ model }) => model);
  if (budget === undefined) return new Set(models);
  if (budget.scopeKind === 'model') return new Set(models.filter(({ id }) => id === budget.scopeId));
  const needOf = (model: DirectoryModel) =>
    mostOf(priceCall(model, facts, rawBody.length, receivedAtMs), facts.answers)[budget.unit];
  const needs = asked.map(({ model }) => needOf(model));
  // One whose price is not known may take anything.
  if (needs.includes(null)) return new Set(models.filter((model) => needOf(model) === null));
  const most = needs.reduce<bigint>((highest, need) => (need !== null && need > highest ? need : highest), 0n);
  return new Set(models.filter((model) => (needOf(model) ?? most) >= most));
}
