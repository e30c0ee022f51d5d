export { budgetBench } from './budget-bench.ts';
