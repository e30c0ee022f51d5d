export type { Budget, BudgetAction, BudgetPeriod, BudgetRaise, BudgetScopeKind } from './budget.ts';
export { budgetAllowance, budgetAllowanceAt } from './budget-allowance.ts';
export {
  budgetInRefusal,
  cutAtBudget,
  refuseOverBudget,
  refuseOverRate,
  refuseUnknownBudget,
  refuseUnpriced,
  type BudgetStanding,
} from './budget-refusal.ts';
export { budgetWindowAt, budgetWindowOfRun, type BudgetWindow } from './budget-window.ts';
export { budgetWindowOfUser, unnamedUser, userOfWindow } from './budget-window-of-user.ts';
export { calendarDayOf, dayNumber } from './calendar-day.ts';
export {
  decideBudgetLease,
  type BudgetLeaseDecision,
  type BudgetLeaseSituation,
  type OtherBudgetLease,
} from './decide-budget-lease.ts';
export { offsetAt } from './offset-at.ts';
export { WindowLease } from './window-lease.ts';
