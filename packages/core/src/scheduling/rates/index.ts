export { amountInBucket } from './amount-in-bucket.ts';
export { drawnBucket } from './drawn-bucket.ts';
export type { RateBucket } from './rate-bucket.ts';
export { refilledBucket } from './refilled-bucket.ts';
export { timeOfAmount } from './time-of-amount.ts';
