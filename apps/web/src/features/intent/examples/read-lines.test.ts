import { expect, test } from 'vitest';
import { readLines } from './read-lines.ts';

test('one example a line, whatever list it was copied from', () => {
  const text =
    '- Translate it all\n\n2. Where is my parcel?\n"Stop the line",\n  Stop the line\n• “Write a letter”\r\n';
  expect(readLines(text)).toEqual(['Translate it all', 'Where is my parcel?', 'Stop the line', 'Write a letter']);
});

test('a line that only looks like a list stays whole', () => {
  expect(readLines('-5 degrees in the cold room\n40,000 tickets')).toEqual([
    '-5 degrees in the cold room',
    '40,000 tickets',
  ]);
});
