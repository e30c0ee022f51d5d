export {
  BudgetLeaseLoop,
  type BudgetedCall,
  type BudgetLeaseDependencies,
  type HeldBudgets,
} from './budget-lease-loop.ts';
export type { BudgetReservation, CallAmounts } from './budget-reservation.ts';
