export { financeReader } from './finance-reader.ts';
export { financeRouter } from './finance-router.ts';
export { monthOf } from './month-span.ts';
export { nameOwners } from './name-owners.ts';
export type { SpendKind } from './spend-kind.ts';
