import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceClasses } from '../../scheduling/index.ts';
import { evaluateSentences } from './evaluate-sentences.ts';
import type { SentenceExample } from './intent-example.ts';
import { createSentenceClassifier } from './sentence-classifier.ts';
import type { SentenceModel } from './sentence-model.ts';
import { trainSentences } from './train-sentences.ts';

const dimensions = 12;

function unit(parts: readonly number[]): Float32Array {
  const length = Math.hypot(...parts);
  return Float32Array.from(parts, (part) => (length === 0 ? 0 : part / length));
}

/** Each class around an axis of its own; how far from it goes by a rule, not by lot. */
const toySet: readonly SentenceExample[] = serviceClasses.flatMap((serviceClass, axis) =>
  Array.from({ length: 12 }, (_, index) => ({
    serviceClass,
    text: `${serviceClass} ${'abcdefghijkl'[index]}`,
    vector: unit(
      Array.from({ length: dimensions }, (_part, at) => (at === axis ? 1 : 0.35 * Math.sin(index * 7 + at * 3 + axis))),
    ),
  })),
);

function modelOf(examples: readonly SentenceExample[], seed = 1): SentenceModel {
  const model = trainSentences(examples, seed);
  if (!model.ok) throw new Error(model.refusal.message);
  return model.value;
}

const classifier = createSentenceClassifier(modelOf(toySet));
const anyVector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dimensions, maxLength: dimensions })
  .map(unit);
const shuffled = fc.shuffledSubarray([...toySet], { minLength: toySet.length });

type Train = (examples: readonly SentenceExample[], seed: number) => unknown;

function checkOrderIsNothing(train: Train, examples: readonly SentenceExample[], seed: number): void {
  expect(JSON.stringify(train(examples, seed))).toBe(JSON.stringify(train(toySet, seed)));
}

describe('training on sentences', () => {
  test('gives the same model for the same examples and seed, in whatever order', () => {
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 1_000 }), (examples, seed) =>
        checkOrderIsNothing(trainSentences, examples, seed),
      ),
      { numRuns: 10 },
    );
  });

  test('is caught when it leans on which example comes first (canary)', () => {
    const leaning: Train = (examples, seed) => trainSentences(examples.slice(1), seed);
    expect(() => checkOrderIsNothing(leaning, toySet.toReversed(), 1)).toThrow();
  });

  test('tells classes apart that differ, on texts that it has not seen', () => {
    const evaluation = evaluateSentences(toySet, 1);
    expect(evaluation).toMatchObject({ ok: true, value: { trained: 36, heldOut: 12, right: 12, unread: 0 } });
  });

  test('settles when nothing tells the classes apart', () => {
    const same = toySet.map((example) => ({ ...example, vector: unit([1, ...Array<number>(dimensions - 1).fill(0)]) }));
    const { probabilities } = createSentenceClassifier(modelOf(same)).read(same[0]?.vector ?? new Float32Array());
    for (const share of Object.values(probabilities)) expect(share).toBeCloseTo(0.25, 3);
  });

  test.each([
    ['one class', toySet.filter(({ serviceClass }) => serviceClass === 'batch'), 'at least two classes'],
    ['a class of four', toySet.slice(8, 24), 'critical has 4'],
  ])('refuses %s, and says what to add', (_name, examples, sentence) => {
    const trained = trainSentences(examples, 1);
    expect(trained.ok ? '' : trained.refusal.message).toContain(sentence);
  });
});

describe('a reading of a sentence', () => {
  test('has probabilities that sum to one, the largest for its class', () => {
    fc.assert(
      fc.property(anyVector, (vector) => {
        const { serviceClass, probability, probabilities } = classifier.read(vector);
        const shares = Object.values(probabilities);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(probability).toBe(Math.max(...shares));
        expect(probabilities[serviceClass]).toBe(probability);
      }),
    );
  });

  test('names the examples that it is most like, itself first where it is one of those that stand for all', () => {
    const [first] = modelOf(toySet).prototypes;
    const own = toySet.find(({ text }) => text === first?.text);
    const { examples } = classifier.read(own?.vector ?? new Float32Array());
    expect(examples[0]).toMatchObject({ text: own?.text, serviceClass: own?.serviceClass });
    expect(examples[0]?.likeness).toBeGreaterThan(0.99);
    const likeness = examples.map((example) => example.likeness);
    expect(likeness).toEqual(likeness.toSorted((one, other) => other - one));
  });

  test('survives JSON', () => {
    const stored = createSentenceClassifier(JSON.parse(JSON.stringify(modelOf(toySet))) as SentenceModel);
    fc.assert(
      fc.property(anyVector, (vector) => {
        expect(stored.read(vector)).toEqual(classifier.read(vector));
      }),
    );
  });
});
