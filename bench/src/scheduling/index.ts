export { limitsOf } from './contenders.ts';
export { schedulingBench } from './scheduling-bench.ts';
