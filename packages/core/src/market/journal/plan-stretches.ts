/** Rounds by their numbers, both ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Long enough to see runs of rounds without a slot, short enough that many of them fit. */
const stretchRounds = 20;

/**
 * Which rounds of a span to look at: all where there are no more than `most`, else stretches of 20 in a row, evenly spread, the first and
 * the last rounds of the span among them. The oldest first, none twice.
 */
export function planStretches({ first, last }: Stretch, most: number): readonly Stretch[] {
  const rounds = last - first + 1;
  if (rounds <= 0) return [];
  if (rounds <= most) return [{ first, last }];
  const count = Math.max(1, Math.floor(most / stretchRounds));
  const length = Math.min(stretchRounds, most);
  // A lone stretch is the latest.
  if (count === 1) return [{ first: last - length + 1, last }];
  return Array.from({ length: count }, (_, index) => {
    const begins = first + Math.floor((index * (rounds - length)) / (count - 1));
    return { first: begins, last: begins + length - 1 };
  });
}
