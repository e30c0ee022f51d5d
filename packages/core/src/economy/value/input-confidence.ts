/**
 * How well an input of a figure is known, the best first. measured: recorded by the kernel, or sent by a system that
 * signs; reported: told by somebody who was there; declared: entered beforehand, as a price or a baseline; assumed:
 * taken because nobody said.
 */
export const inputConfidences = ['measured', 'reported', 'declared', 'assumed'] as const;
export type InputConfidence = (typeof inputConfidences)[number];

/** The weakest of them: what a figure made of all of them is worth. Of none: assumed. */
export function weakestConfidence(parts: readonly InputConfidence[]): InputConfidence {
  if (parts.length === 0) return 'assumed';
  return inputConfidences[Math.max(...parts.map((part) => inputConfidences.indexOf(part)))] ?? 'assumed';
}
