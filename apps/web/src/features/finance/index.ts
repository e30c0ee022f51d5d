export { monthInputOf, readFinanceAddress } from './finance-address.ts';
export { FinancePage } from './finance-page.tsx';
export { monthOf } from './months.ts';
