export { powerBench } from './power-bench.ts';
