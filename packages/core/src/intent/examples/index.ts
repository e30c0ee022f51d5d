export { exampleSet } from './example-set.ts';
