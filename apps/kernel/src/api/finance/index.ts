export { financeRouter } from './finance-router.ts';
export { nameOwners } from './name-owners.ts';
