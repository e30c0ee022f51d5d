export { budgetsRouter } from './budgets-router.ts';
export { estimateRunOut } from './estimate-run-out.ts';
