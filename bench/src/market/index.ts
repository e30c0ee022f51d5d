export { marketBench } from './market-bench.ts';
