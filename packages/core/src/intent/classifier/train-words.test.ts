import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleSet } from '../examples/index.ts';
import { evaluateWords } from './evaluate-words.ts';
import type { IntentExample } from './intent-example.ts';
import { splitExamples } from './split-examples.ts';
import { trainWords } from './train-words.ts';

const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const shuffled = fc.shuffledSubarray([...exampleSet], { minLength: exampleSet.length });
const of = (serviceClass: IntentExample['serviceClass'], count: number, says: string): IntentExample[] =>
  Array.from({ length: count }, (_, index) => ({ serviceClass, text: `${says} number ${'abcdefghij'[index]}` }));

type Split = (examples: readonly IntentExample[], share: number, seed: number) => ReturnType<typeof splitExamples>;

function checkNothingKnown(split: Split, examples: readonly IntentExample[], seed: number): void {
  const { training, heldOut } = split(examples, 0.25, seed);
  const known = new Set(training.map(({ text }) => text.toLowerCase()));
  expect(heldOut.length).toBeGreaterThan(0);
  for (const { text } of heldOut) expect(known.has(text.toLowerCase())).toBe(false);
  expect([...training, ...heldOut]).toHaveLength(examples.length);
}

describe('training', () => {
  test('gives the same model for the same examples and seed, in whatever order', () => {
    fc.assert(
      fc.property(shuffled, anySeed, (examples, seed) => {
        expect(JSON.stringify(trainWords(examples, seed))).toBe(JSON.stringify(trainWords(exampleSet, seed)));
      }),
      { numRuns: 5 },
    );
  });

  test.each([
    ['nothing', [], 'at least two classes'],
    ['one class', of('batch', 9, 'translate'), 'at least two classes'],
    ['a class of four', [...of('batch', 9, 'translate'), ...of('critical', 4, 'fire')], 'critical has 4'],
    [
      'texts without words',
      [...of('batch', 5, '!'), ...of('critical', 5, '?')].map((example) => ({ ...example, text: '…' })),
      'too few words',
    ],
  ])('refuses %s, and says what to add', (_name, examples, sentence) => {
    const trained = trainWords(examples, 1);
    expect(trained.ok ? '' : trained.refusal.message).toContain(sentence);
  });
});

describe('a held-out split', () => {
  const twice = [...exampleSet, ...exampleSet.map((example) => ({ ...example, text: example.text.toUpperCase() }))];

  test('never holds out a text that was learnt, and loses none', () => {
    fc.assert(
      fc.property(anySeed, (seed) => checkNothingKnown(splitExamples, twice, seed)),
      { numRuns: 50 },
    );
  });

  test('is caught when it splits the same text (canary)', () => {
    const everyFourth: Split = (examples) => ({
      training: examples.filter((_, index) => index % 4 !== 0),
      heldOut: examples.filter((_, index) => index % 4 === 0),
    });
    const alternating = exampleSet.flatMap((example) => [example, { ...example, text: example.text.toUpperCase() }]);
    expect(() => checkNothingKnown(everyFourth, alternating, 1)).toThrow();
  });

  test('differs by seed', () => {
    const [one, other] = [1, 2].map((seed) => splitExamples(exampleSet, 0.25, seed).heldOut.map(({ text }) => text));
    expect(one).not.toEqual(other);
  });
});

describe('an evaluation', () => {
  test('adds up: every held-out text stands once in the matrix or is unread', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const result = evaluateWords(exampleSet, seed);
        if (!result.ok) throw new Error(result.refusal.message);
        const { confusion, heldOut, trained, right, unread, classes, accuracyLow, accuracyHigh } = result.value;
        const counted = confusion.flat().reduce((sum, count) => sum + count, 0);
        expect(counted + unread).toBe(heldOut);
        expect(trained + heldOut).toBe(exampleSet.length);
        expect(right).toBe(confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0));
        expect(accuracyLow).toBeLessThanOrEqual(right / heldOut);
        expect(accuracyHigh).toBeGreaterThanOrEqual(right / heldOut);
        classes.forEach(({ recall }, index) => {
          const row = confusion[index] ?? [];
          expect(recall).toBeCloseTo((row[index] ?? 0) / 10, 9);
        });
      }),
      { numRuns: 8 },
    );
  });

  test('finds the classes of the example set far more often than chance, and of shuffled labels not', () => {
    const accuracy = (examples: readonly IntentExample[]) => {
      const results = [1, 2, 3, 4, 5].map((seed) => evaluateWords(examples, seed));
      const sums = results.map((result) => (result.ok ? result.value.right / result.value.heldOut : 0));
      return sums.reduce((sum, share) => sum + share, 0) / sums.length;
    };
    const mixed = exampleSet.map(({ text }, index) => ({
      text,
      serviceClass: exampleSet[(index * 47) % exampleSet.length]?.serviceClass ?? 'batch',
    }));
    expect(accuracy(exampleSet)).toBeGreaterThan(0.65);
    expect(accuracy(mixed)).toBeLessThan(0.45);
  });
});
