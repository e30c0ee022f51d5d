export { serviceGapBound, type TokenWeights } from './service-gap-bound.ts';
export type { OwnerService, ServiceGap } from './service-gap.ts';
