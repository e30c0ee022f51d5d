import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import createNaiveBayes from '#naive-bayes';
import { serviceClasses } from '../../scheduling/index.ts';
import { exampleSet } from '../examples/index.ts';
import { markEnds } from './each-feature-of-word.ts';
import { featuresOf } from './features-of.ts';
import type { IntentExample } from './intent-example.ts';
import { readWords } from './read-words.ts';
import { trainWords } from './train-words.ts';
import { createWordClassifier, type WordClassifier } from './word-classifier.ts';
import type { WordModel } from './word-model.ts';

function modelOf(examples: readonly IntentExample[]): WordModel {
  const model = trainWords(examples, 1);
  if (!model.ok) throw new Error(model.refusal.message);
  return model.value;
}

const model = modelOf(exampleSet);
const classifier = createWordClassifier(model);
const words = [...new Set(exampleSet.flatMap(({ text }) => readWords(text)))];
const known = words.filter((word) => model.features.includes(markEnds(word)));
const anyText = fc
  .array(fc.constantFrom(...words, 'zebra', '—', '12'), { maxLength: 25 })
  .map((some) => some.join(' '));
const knownText = fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 25 }).map((some) => some.join(' '));

/** The library’s own odds of the text's words: what the table of weights must come to. */
function ownOdds(text: string): ReadonlyMap<string, number> {
  const own = createNaiveBayes();
  own.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
  own.definePrepTasks([]);
  const kept = new Set(model.features);
  for (const example of exampleSet) {
    own.learn(
      featuresOf(example.text).filter((feature) => kept.has(feature)),
      example.serviceClass,
    );
  }
  own.consolidate();
  return new Map(own.computeOdds([...new Set(readWords(text))].map(markEnds)));
}

function checkAgainstLibrary(candidate: WordClassifier, text: string): void {
  const reading = candidate.read(text);
  expect(reading).toBeDefined();
  if (reading === undefined) return;
  const odds = ownOdds(text);
  for (const one of serviceClasses) {
    const bits = ((odds.get(one) ?? 0) - (odds.get(reading.serviceClass) ?? 0)) / model.temperature;
    const ratio = Math.log2((reading.probabilities[one] ?? 0) / reading.probability);
    // The table is rounded to hundredths of a bit.
    expect(Math.abs(ratio - bits)).toBeLessThan(0.3);
  }
}

describe('a reading', () => {
  test('has the odds that the library computes from the examples for words they hold', () => {
    fc.assert(
      fc.property(knownText, (text) => checkAgainstLibrary(classifier, text)),
      { numRuns: 40 },
    );
  });

  test('is caught when a table forgets the priors or mixes up its rows (canary)', () => {
    const text = 'all the complete archive';
    const shifted = { ...model, weights: [...model.weights.slice(4), ...model.weights.slice(0, 4)] };
    const lopsided = { ...model, priorBits: model.priorBits.map((_, index) => index * 10) };
    for (const broken of [shifted, lopsided]) {
      expect(() => checkAgainstLibrary(createWordClassifier(broken), text)).toThrow();
    }
  });

  test('has probabilities that sum to one, the largest for its class', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = classifier.read(text);
        if (reading === undefined) return;
        const shares = Object.values(reading.probabilities);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(reading.probability).toBe(Math.max(...shares));
        expect(reading.probabilities[reading.serviceClass]).toBe(reading.probability);
      }),
    );
  });

  test('does not depend on what was read before', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const alone = createWordClassifier(model).read(other);
        classifier.read(one);
        expect(classifier.read(other)).toEqual(alone);
      }),
      { numRuns: 20 },
    );
  });

  test('names words of the text as reasons, the strongest first', () => {
    const reading = classifier.read('Translate the whole archive overnight, please');
    expect(reading?.serviceClass).toBe('batch');
    const named = reading?.reasons.map(({ word }) => word) ?? [];
    expect(named).toContain('archive');
    expect('translate the whole archive overnight please'.split(' ')).toEqual(expect.arrayContaining(named));
    const bits = reading?.reasons.map((reason) => reason.bits) ?? [];
    expect(bits).toEqual(bits.toSorted((one, other) => other - one));
  });

  test('lets a word that no example holds speak by its parts, with one voice', () => {
    const parted = classifier.read('archiving');
    expect(parted?.serviceClass).toBe('batch');
    expect(parted?.reasons).toMatchObject([{ word: 'archiving', inExamples: false }]);
    expect(parted?.reasons[0]?.bits).toBeLessThan(classifier.read('archive')?.reasons[0]?.bits ?? 0);
  });

  test('knows a word by its parts, and is not given for a text without any known part', () => {
    expect(classifier.read('translatng')).toBeDefined();
    for (const text of ['', '   ', '?!', 'ქართული', '漢字']) expect(classifier.read(text)).toBeUndefined();
  });

  test('takes the beginning and the end of a text of any length', () => {
    const filling = 'zzzz '.repeat(100_000);
    const reading = classifier.read(`Name the whole ${filling} archive, no hurry`);
    expect(reading?.serviceClass).toBe('batch');
    expect(reading?.reasons.map(({ word }) => word)).toContain('archive');
  });

  test('survives JSON, and whatever text there is', () => {
    const stored = createWordClassifier(JSON.parse(JSON.stringify(model)) as WordModel);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 800 }), anyText), (text) => {
        expect(stored.read(text)).toEqual(classifier.read(text));
      }),
      { numRuns: 60 },
    );
    expect(() => classifier.read('__proto__ constructor toString')).not.toThrow();
  });
});
