export { serviceGapBound, type TokenWeights } from './service-gap-bound.ts';
export { ServiceGapMeter } from './service-gap-meter.ts';
export type { OwnerService, ServiceGap } from './service-gap.ts';
