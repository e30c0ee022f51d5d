import type { IntentExample } from './intent-example.ts';

/** With fewer there is nothing to hold out and nothing to learn. */
const fewestExamplesOfClass = 5;
const fewestClasses = 2;

/** What examples lack to be learnt from, as a sentence; undefined when they lack nothing. */
export function problemWithExamples(examples: readonly IntentExample[]): string | undefined {
  const counts = Map.groupBy(examples, ({ serviceClass }) => serviceClass);
  if (counts.size < fewestClasses) return 'Add examples of at least two classes: one alone has nothing to differ from.';
  const thin = [...counts].find(([, of]) => of.length < fewestExamplesOfClass);
  if (thin === undefined) return undefined;
  const [name, { length }] = thin;
  return `Class ${name} has ${length} of at least ${fewestExamplesOfClass} examples. Add more, or remove those it has.`;
}
