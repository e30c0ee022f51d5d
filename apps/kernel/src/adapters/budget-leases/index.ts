export { PostgresBudgetLeases } from './postgres-budget-leases.ts';
