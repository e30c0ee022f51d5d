const gramLength = 3;
const wordWeight = 1;
const gramWeight = 0.25;

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}

/** Half of the features count negatively, so that texts without common words come out near zero and not near one. */
function addFeature(vector: Float32Array, feature: string, weight: number): void {
  const code = hash(feature);
  const index = code % vector.length;
  vector[index] = (vector[index] ?? 0) + (code & 0x80000000 ? -weight : weight);
}

/**
 * A unit vector by feature hashing (Weinberger et al., ICML 2009) of words and their three-letter pieces: texts that share words
 * lie close together. Deterministic, and the same for every server seed.
 */
export function embedText(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words) {
    addFeature(vector, word, wordWeight);
    const framed = `<${word}>`;
    for (let start = 0; start + gramLength <= framed.length; start += 1) {
      addFeature(vector, framed.slice(start, start + gramLength), gramWeight);
    }
  }
  const norm = Math.hypot(...vector);
  if (norm === 0) vector[0] = 1;
  else for (const [index, value] of vector.entries()) vector[index] = value / norm;
  return vector;
}
