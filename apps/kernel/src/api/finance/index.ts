export { financeRouter } from './finance-router.ts';
