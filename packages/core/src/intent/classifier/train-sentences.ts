import { accepted, refuse, refused, type Result } from '../../errors/index.ts';
import { serviceClasses, type ServiceClass } from '../../scheduling/index.ts';
import { choosePrototypes } from './choose-prototypes.ts';
import { fitTemperature } from './fit-temperature.ts';
import type { SentenceExample } from './intent-example.ts';
import { learnLogistic, oddsOf } from './learn-logistic.ts';
import { problemWithExamples } from './problem-with-examples.ts';
import type { SentenceModel, SentencePrototype } from './sentence-model.ts';
import { splitExamples } from './split-examples.ts';

const temperatures = [0.25, 0.35, 0.5, 0.7, 1, 1.5, 2, 3, 4] as const;
const temperatureShare = 0.25;
const prototypesOfClass = 8;
const prototypeLength = 80;
/** Ten-thousandths of a bit a nat. */
const unitsOfNat = 10_000 * Math.LOG2E;

/**
 * Learns a model of sentences from labelled examples with their vectors, all of one length: the same one for the same
 * examples and seed, in whatever order they come. Refuses fewer than two classes, and classes of fewer than five examples.
 */
export function trainSentences(examples: readonly SentenceExample[], seed: number): Result<SentenceModel> {
  const problem = problemWithExamples(examples);
  if (problem !== undefined) return refused(refuse('invalid_request', problem));
  // Sums of fractions depend on their order.
  const ordered = examples.toSorted(
    (one, other) => compare(one.text, other.text) || compare(one.serviceClass, other.serviceClass),
  );
  const classes = serviceClasses.filter((name) => ordered.some(({ serviceClass }) => serviceClass === name));
  return accepted({
    kind: 'sentences',
    format: 1,
    classes,
    temperature: temperatureOf(ordered, classes, seed),
    weights: Array.from(weightsOf(ordered, classes), (nats) => Math.round(nats * unitsOfNat)),
    prototypes: classes.flatMap((name) =>
      choosePrototypes(
        ordered.filter(({ serviceClass }) => serviceClass === name),
        prototypesOfClass,
      ).map(prototypeOf),
    ),
  });
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function weightsOf(examples: readonly SentenceExample[], classes: readonly ServiceClass[]): Float64Array {
  const dimensions = examples[0]?.vector.length ?? 0;
  const rows = new Float64Array(examples.length * dimensions);
  examples.forEach(({ vector }, row) => rows.set(vector, row * dimensions));
  const labels = examples.map(({ serviceClass }) => classes.indexOf(serviceClass));
  return learnLogistic({ rows, dimensions, labels }, classes.length);
}

/** Of a first model on examples that it has not seen. */
function temperatureOf(examples: readonly SentenceExample[], classes: readonly ServiceClass[], seed: number): number {
  const { training, heldOut } = splitExamples(examples, temperatureShare, seed);
  const weights = weightsOf(training, classes);
  const judged = heldOut.map(({ vector, serviceClass }) => ({
    bits: classes.map((_, one) => oddsOf(weights, vector, one) * Math.LOG2E),
    truth: classes.indexOf(serviceClass),
  }));
  return fitTemperature(judged, temperatures);
}

function prototypeOf({ text, serviceClass, vector }: SentenceExample): SentencePrototype {
  const shown = text.length <= prototypeLength ? text : `${text.slice(0, prototypeLength - 1)}…`;
  return { text: shown, serviceClass, vector: Array.from(vector, (part) => Math.round(part * 127)) };
}
