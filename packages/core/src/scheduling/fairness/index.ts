export { serviceGapBound, type TokenWeights } from './service-gap-bound.ts';
export { ServiceGapMeter } from './service-gap-meter.ts';
export type { OwnerService, PastServiceGap, ServiceGap, ServiceGaps } from './service-gap.ts';
