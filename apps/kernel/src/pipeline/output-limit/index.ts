export type { OutputLimit } from './output-limit.ts';
export { endCutStream, outputLimitOf } from './output-limit-of.ts';
