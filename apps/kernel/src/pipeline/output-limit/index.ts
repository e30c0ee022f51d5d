export { limitFields } from './limit-fields.ts';
export type { OutputLimit } from './output-limit.ts';
export { endCutStream, outputLimitOf } from './output-limit-of.ts';
export { readOutputLimit } from './read-output-limit.ts';
