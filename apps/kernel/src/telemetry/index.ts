export { createLogger, type Logger } from './logger.ts';
export { KernelMetrics } from './metrics.ts';
