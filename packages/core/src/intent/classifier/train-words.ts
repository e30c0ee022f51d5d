import { accepted, refuse, refused, type Result } from '../../errors/index.ts';
import { fitTemperature } from './fit-temperature.ts';
import { createWordClassifier } from './word-classifier.ts';
import type { IntentExample } from './intent-example.ts';
import type { WordModel } from './word-model.ts';
import { learnOdds } from './learn-odds.ts';
import { problemWithExamples } from './problem-with-examples.ts';
import { splitExamples } from './split-examples.ts';

const temperatures = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32] as const;
const temperatureShare = 0.25;

/**
 * Learns a model of words from labelled examples: the same one for the same examples and seed, in whatever order they come.
 * Refuses fewer than two classes, classes of fewer than five examples, and examples that share no words.
 */
export function trainWords(examples: readonly IntentExample[], seed: number): Result<WordModel> {
  const problem = problemWithExamples(examples);
  if (problem !== undefined) return refused(refuse('invalid_request', problem));
  try {
    return accepted(modelFrom(examples, temperatureOf(examples, seed)));
  } catch {
    // The library's word for examples that have next to nothing in common.
    return refused(refuse('invalid_request', 'The examples share too few words to learn from. Add more of them.'));
  }
}

function modelFrom(examples: readonly IntentExample[], temperature: number): WordModel {
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

/** Of a first model on examples that it has not seen. */
function temperatureOf(examples: readonly IntentExample[], seed: number): number {
  const { training, heldOut } = splitExamples(examples, temperatureShare, seed);
  const model = modelFrom(training, 1);
  const classifier = createWordClassifier(model);
  const readings = heldOut.flatMap(({ text, serviceClass }) => {
    const reading = classifier.read(text);
    if (reading === undefined) return [];
    const bits = model.classes.map((name) => Math.log2(Math.max(reading.probabilities[name] ?? 0, Number.MIN_VALUE)));
    return [{ bits, truth: model.classes.indexOf(serviceClass) }];
  });
  return fitTemperature(readings, temperatures);
}
