import createNaiveBayes from '#naive-bayes';
import { serviceClasses, type ServiceClass } from '../../scheduling/index.ts';
import { featuresOf } from './features-of.ts';
import type { IntentExample } from './intent-example.ts';

/** Between the usual 1, which drowns rare words, and 0, which lets a single one decide. */
const smoothing = 0.5;
/** A feature of one example alone is chance more often than meaning, and most features are. */
const fewestExamples = 2;
const mostFeatures = 20_000;

export interface LearntOdds {
  readonly classes: readonly ServiceClass[];
  readonly features: readonly string[];
  readonly priorBits: readonly number[];
  /** Bits for each class against all others, feature after feature. */
  readonly bits: readonly number[];
}

/**
 * Multinomial Naive Bayes, one class against the rest, learnt by wink's classifier. Its odds of a text are the prior and the
 * sum over the known features; a table of those terms gives the same odds without counting again at every call.
 * Needs examples of two classes or more and ten features.
 */
export function learnOdds(examples: readonly IntentExample[]): LearntOdds {
  const texts = examples.map(({ text, serviceClass }) => ({ serviceClass, features: featuresOf(text) }));
  const kept = keptFeatures(texts.map(({ features }) => features));
  const classifier = createNaiveBayes();
  classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: smoothing });
  classifier.definePrepTasks([]);
  for (const { features, serviceClass } of texts) {
    classifier.learn(
      features.filter((feature) => kept.has(feature)),
      serviceClass,
    );
  }
  classifier.consolidate();
  const classes = serviceClasses.filter((name) => examples.some(({ serviceClass }) => serviceClass === name));
  const features = [...kept].toSorted();
  return { classes, features, ...tableOf(classifier.exportJSON(), classes, features) };
}

function keptFeatures(texts: readonly (readonly string[])[]): ReadonlySet<string> {
  const examplesWith = new Map<string, number>();
  for (const feature of texts.flat()) examplesWith.set(feature, (examplesWith.get(feature) ?? 0) + 1);
  const known = [...examplesWith].filter(([, count]) => count >= fewestExamples);
  if (known.length > mostFeatures) known.sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return new Set(known.slice(0, mostFeatures).map(([feature]) => feature));
}

type Learnings = readonly [
  config: unknown,
  samples: Readonly<Record<string, number>>,
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>,
  tokens: Readonly<Record<string, number>>,
];

function tableOf(exported: string, classes: readonly ServiceClass[], features: readonly string[]) {
  // The shape that the pinned version writes; a test compares the odds with its own.
  const [, samples, counts, tokens] = JSON.parse(exported) as Learnings;
  const of = (table: Readonly<Record<string, number>>, name: string) => table[name] ?? 0;
  const sum = (table: Readonly<Record<string, number>>) => classes.reduce((total, name) => total + of(table, name), 0);
  const spread = features.length * smoothing;
  const priorBits = classes.map((name) => Math.log2(of(samples, name) / (sum(samples) - of(samples, name))));
  const bits = features.flatMap((feature) => {
    const withFeature = Object.fromEntries(classes.map((name) => [name, counts[name]?.[feature] ?? 0]));
    return classes.map((name) => {
      const inside = (of(withFeature, name) + smoothing) / (of(tokens, name) + spread);
      const outside =
        (sum(withFeature) - of(withFeature, name) + smoothing) / (sum(tokens) - of(tokens, name) + spread);
      return Math.log2(inside / outside);
    });
  });
  return { priorBits, bits };
}
