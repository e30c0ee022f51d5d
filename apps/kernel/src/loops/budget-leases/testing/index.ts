export { BudgetAccount, type LeasedWindow } from '../budget-account.ts';
export { BudgetReservation } from '../budget-reservation.ts';
export { settleWindow } from '../settle-window.ts';
