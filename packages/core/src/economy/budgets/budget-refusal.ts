import { refuse, type Refusal } from '../../errors/index.ts';
import type { BudgetUnit } from '../budget-amount.ts';
import type { Budget } from './budget.ts';
import type { BudgetWindow } from './budget-window.ts';

const raisers = 'An owner, administrator or finance manager can raise it in the console under Budgets.';

/** How far a window is used, when a call does not fit into it. */
export interface BudgetStanding {
  readonly budget: Budget;
  readonly window: BudgetWindow;
  /** The cap with its increases. */
  readonly cap: bigint;
  readonly spent: bigint;
  /** What the call would have needed at most. */
  readonly needed: bigint;
}

/** Which budget, how far it is used, when it starts again, who can raise it. */
export function refuseOverBudget({ budget, window, cap, spent, needed }: BudgetStanding): Refusal {
  const { unit } = budget;
  const left = cap > spent ? cap - spent : 0n;
  return refuse(
    'budget_exceeded',
    `The budget “${budget.name}” of ${budget.scopeLabel} has no room for this call: ` +
      `${budgetAmountText(left, unit)} of ${budgetAmountText(cap, unit)} are left${heldText(left, needed)}, ` +
      `and the call may take ${budgetAmountText(needed, unit)}. ${startsAgain(budget, window)} ${raisers}`,
  );
}

/** The same for a throttled one: the call has waited as long as it may. */
export function refuseOverRate({ budget, needed }: BudgetStanding, retryAfterMs: number): Refusal {
  const seconds = Math.ceil(retryAfterMs / 1000);
  return refuse(
    'rate_limited',
    `The budget “${budget.name}” of ${budget.scopeLabel} is slowed to last to its end: the call may take ` +
      `${budgetAmountText(needed, budget.unit)}, which it will have in ${seconds} s. ${raisers}`,
    retryAfterMs,
  );
}

/** A model without a price has no worst case in USD. */
export function refuseUnpriced(budget: Pick<Budget, 'name' | 'scopeLabel'>, modelName: string): Refusal {
  return refuse(
    'budget_exceeded',
    `The model ${modelName} has no price, so what this call may cost is not known, and the budget “${budget.name}” of ` +
      `${budget.scopeLabel} counts USD. An owner or administrator can enter the price in the console under Models.`,
  );
}

/** The leased part is used up and the database does not answer. */
export function refuseUnknownBudget(budget: Pick<Budget, 'name' | 'scopeLabel'>): Refusal {
  return refuse(
    'model_unavailable',
    `What is left of the budget “${budget.name}” of ${budget.scopeLabel} could not be read in time. Try again in a moment.`,
    1_000,
  );
}

function heldText(left: bigint, needed: bigint): string {
  return left >= needed ? ', which calls under way hold' : '';
}

function startsAgain({ period, timeZone }: Budget, { endsAtMs }: BudgetWindow): string {
  if (period === 'run') return 'It counts this run, and does not start again.';
  if (endsAtMs === null) return 'It does not start again by itself.';
  return `It starts again on ${dateText(endsAtMs, timeZone)}.`;
}

function dateText(atMs: number, timeZone: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' } as const;
  try {
    return `${new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(atMs)} (${timeZone})`;
  } catch {
    return `${new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(atMs)} (UTC)`;
  }
}

const digitsOf: Readonly<Record<BudgetUnit, number>> = { usd: 9, credits: 6, energy: 3, tokens: 0 };
const nameOf: Readonly<Record<BudgetUnit, string>> = { usd: 'USD', credits: 'credits', energy: 'J', tokens: 'tokens' };

/** Exact, without zeros that say nothing: `0.5 USD`, `1200 tokens`. */
function budgetAmountText(amount: bigint, unit: BudgetUnit): string {
  const digits = digitsOf[unit];
  const text = amount.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const part = text.slice(text.length - digits).replace(/0+$/, '');
  return `${whole}${part === '' ? '' : `.${part}`} ${nameOf[unit]}`;
}
