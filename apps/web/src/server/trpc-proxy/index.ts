export { forwardToKernel } from './forward-to-kernel.ts';
