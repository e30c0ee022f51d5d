export { LiveKernel } from './live-kernel.ts';
export { type NotedRefusal } from './refusal-log.ts';
