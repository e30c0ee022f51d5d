export { fieldProblems } from './field-problems.ts';
export { textOf } from './text-of.ts';
