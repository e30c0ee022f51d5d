import { accepted } from '@agent-os/core/errors';
import type { SentenceReader } from '../../ports/sentence-reader.ts';

const dimensions = 64;

/** Reads a text by its words alone: those with words in common are alike, and nothing has to be loaded. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let place = 0;
    for (const letter of word) place = (place * 31 + (letter.codePointAt(0) ?? 0)) % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((part) => part / length);
}

export const fakeSentences: SentenceReader = {
  recall: (_organisationId, text) => vectorOf(text),
  read: async (_organisationId, text) => vectorOf(text),
  readAll: async (_organisationId, texts) => accepted(texts.map(vectorOf)),
};
