export { checkInput } from './check-input.ts';
export { kernelProblems } from './kernel-problems.ts';
export { readEffectiveFrom } from './read-effective-from.ts';
export { textOf } from './text-of.ts';
export { useCheckedForm } from './use-checked-form.ts';
export { wordsIn } from './words-in.ts';
