export { monthInputOf, readFinanceAddress } from './finance-address.ts';
export { FinancePage } from './finance-page.tsx';
export { daysOfMonth, monthOf } from './months.ts';
