export { asObject } from './json-object.ts';
export { mergeUsage, readUsage } from './read-usage.ts';
