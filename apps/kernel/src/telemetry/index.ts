export { createLogger, type Logger } from './logger.ts';
export { KernelMetrics } from './metrics.ts';
export type { PoolReading } from './pool-reading.ts';
