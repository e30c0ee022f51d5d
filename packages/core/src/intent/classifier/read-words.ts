import { boundText } from './bound-text.ts';

const word = /[\p{L}\p{N}]+/gu;
const digit = /\p{N}/gu;
const longestWord = 24;

/** The words of a text's bounded part, in lower case, every digit a 0: which number it is says nothing of its urgency. */
export function readWords(text: string): readonly string[] {
  const words = boundText(text).toLowerCase().replace(digit, '0').match(word) ?? [];
  return words.map((found) => (found.length > longestWord ? found.slice(0, longestWord) : found));
}

/** What makes two texts the same example: the words that are read, in their order. Empty for a text without words. */
export function exampleKey(text: string): string {
  return readWords(text).join(' ');
}
