import { describe, expect, test } from 'vitest';
import { PromptText } from './prompt-text.ts';
import { seededRandom } from './seeded-random.ts';

const text = () => new PromptText(seededRandom(5), 1_000);

describe('a prompt', () => {
  test.each([1, 7, 374, 999, 1_000, 14_050])('of %i tokens has as many words', (tokens) => {
    for (const index of [0, 1, 998, 19_365]) expect(text().cut(index, tokens).split(' ')).toHaveLength(tokens);
  });

  test('depends on its seed and index alone', () => {
    expect(text().cut(3, 50)).toBe(text().cut(3, 50));
    expect(text().cut(3, 50)).not.toBe(text().cut(4, 50));
  });

  test('needs no escapes in JSON', () => {
    const prompt = text().cut(17, 900);
    expect(JSON.stringify(prompt)).toHaveLength(prompt.length + 2);
  });
});
