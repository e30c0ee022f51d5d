/** Uniform numbers from a seed: the only source of chance in simulations, so that a printed seed repeats a run. */
export interface SeededRandom {
  /** Uniform in [0, 1), 32 bits of it. */
  readonly next: () => number;
  /**
   * An independent stream. Drawing from it does not move this one, so that a workload stays the same when another part of a
   * simulation draws more often.
   */
  readonly fork: (label: string) => SeededRandom;
}

/** Small Fast Counter generator with 32-bit words (sfc32, PractRand): 128 bits of state, a period of 2^64 at least. */
export function createSeededRandom(seed: number | string): SeededRandom {
  let mixed = hashText(String(seed));
  const spread = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let [first, second, third, counter] = [spread(), spread(), spread(), 1];

  const next = (): number => {
    const sum = (first + second + counter) | 0;
    counter = (counter + 1) | 0;
    first = second ^ (second >>> 9);
    second = (third + (third << 3)) | 0;
    third = ((third << 21) | (third >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers after seeding still show the seed.
  for (let round = 0; round < 12; round += 1) next();
  return { next, fork: (label) => createSeededRandom(`${seed}/${label}`) };
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}
