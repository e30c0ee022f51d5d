export { createLogger, type Logger } from './logger.ts';
export { withoutTenants } from './without-tenants.ts';
export { KernelMetrics } from './metrics.ts';
export type { PoolReading } from './pool-reading.ts';
export type { ToolReading } from './tool-metrics.ts';
