import { accepted, refuse, refused, type Result } from '../../errors/index.ts';
import { createIntentClassifier, softmax } from './intent-classifier.ts';
import type { IntentExample } from './intent-example.ts';
import type { IntentModel } from './intent-model.ts';
import { learnOdds } from './learn-odds.ts';
import { splitExamples } from './split-examples.ts';

/** With fewer there is nothing to hold out and nothing to learn. */
const fewestExamplesOfClass = 5;
const fewestClasses = 2;
const temperatures = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const temperatureShare = 0.25;

/**
 * Learns a model from labelled examples: the same one for the same examples and seed, in whatever order they come.
 * Refuses fewer than two classes, classes of fewer than five examples, and examples that share no words.
 */
export function trainIntent(examples: readonly IntentExample[], seed: number): Result<IntentModel> {
  const problem = problemWith(examples);
  if (problem !== undefined) return refused(refuse('invalid_request', problem));
  try {
    return accepted(modelFrom(examples, temperatureOf(examples, seed)));
  } catch {
    // The library's word for examples that have next to nothing in common.
    return refused(refuse('invalid_request', 'The examples share too few words to learn from. Add more of them.'));
  }
}

function problemWith(examples: readonly IntentExample[]): string | undefined {
  const counts = Map.groupBy(examples, ({ serviceClass }) => serviceClass);
  if (counts.size < fewestClasses) return 'Add examples of at least two classes: one alone has nothing to differ from.';
  const thin = [...counts].find(([, of]) => of.length < fewestExamplesOfClass);
  if (thin === undefined) return undefined;
  const [name, { length }] = thin;
  return `Class ${name} has ${length} of at least ${fewestExamplesOfClass} examples. Add more, or remove those it has.`;
}

function modelFrom(examples: readonly IntentExample[], temperature: number): IntentModel {
  const { classes, features, priorBits, bits } = learnOdds(examples);
  return {
    format: 1,
    classes,
    priorBits,
    temperature,
    features,
    weights: bits.map((value) => Math.round(value * 100)),
  };
}

/**
 * The temperature under which examples that a first model has not seen are least surprising (temperature scaling, Guo et
 * al., ICML 2017).
 */
function temperatureOf(examples: readonly IntentExample[], seed: number): number {
  const { training, heldOut } = splitExamples(examples, temperatureShare, seed);
  const model = modelFrom(training, 1);
  const classifier = createIntentClassifier(model);
  const readings = heldOut.flatMap(({ text, serviceClass }) => {
    const reading = classifier.read(text);
    if (reading === undefined) return [];
    const bits = model.classes.map((name) => Math.log2(Math.max(reading.probabilities[name] ?? 0, Number.MIN_VALUE)));
    return [{ bits, truth: model.classes.indexOf(serviceClass) }];
  });
  const surprise = (temperature: number) =>
    readings.reduce((sum, { bits, truth }) => sum - Math.log2(softmax(bits, temperature)[truth] ?? 0), 0);
  return temperatures.reduce((best, next) => (surprise(next) < surprise(best) ? next : best));
}
