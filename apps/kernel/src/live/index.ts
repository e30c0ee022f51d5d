export { LiveKernel } from './live-kernel.ts';
