import { expect, test } from 'vitest';
import { wordsIn } from './words-in.ts';

test('words stand between commas or spaces, each once', () => {
  expect(wordsIn(' write-sql, lang:de write-sql\n')).toEqual(['write-sql', 'lang:de']);
  expect(wordsIn('')).toEqual([]);
});
