export { monthInputOf, ownersAtFirst, periodInputOf, readFinanceAddress } from './finance-address.ts';
export { FinancePage } from './finance-page.tsx';
export { daysOfMonth } from './months.ts';
export { daysOfAddress } from './period/period-days.ts';
