export { fairnessBench } from './fairness-bench.ts';
