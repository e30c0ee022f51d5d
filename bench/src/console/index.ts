export { consoleBench } from './console-bench.ts';
