export { limitsOf } from './contenders.ts';
export { createBatchBarrierScheduler } from './batch-barrier.ts';
export { schedulingBench } from './scheduling-bench.ts';
