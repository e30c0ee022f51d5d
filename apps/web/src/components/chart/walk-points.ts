/** Where someone stands in a chart, and the other end of what they select. Indexes count the points from 0. */
export interface Walk {
  readonly active: number | undefined;
  readonly anchor: number | undefined;
}

export const standing: Walk = { active: undefined, anchor: undefined };

/** Moves with the arrow keys, Home and End; with shift the selection grows. Undefined for other keys. */
export function decideWalk(walk: Walk, key: string, shift: boolean, count: number): Walk | undefined {
  if (count === 0) return undefined;
  const from = walk.active;
  const to = {
    ArrowRight: from === undefined ? 0 : from + 1,
    ArrowLeft: from === undefined ? count - 1 : from - 1,
    PageDown: (from ?? 0) + 10,
    PageUp: (from ?? count - 1) - 10,
    Home: 0,
    End: count - 1,
  }[key];
  if (to === undefined) return undefined;
  const active = Math.min(Math.max(to, 0), count - 1);
  return { active, anchor: shift ? (walk.anchor ?? from ?? active) : undefined };
}

/** First and last point of the selection; undefined when nothing is selected. */
export function selectionOf({ active, anchor }: Walk): readonly [first: number, last: number] | undefined {
  if (active === undefined || anchor === undefined) return undefined;
  return [Math.min(active, anchor), Math.max(active, anchor)];
}

/** The point whose position is nearest. Positions rise. */
export function nearestPoint(positions: readonly number[], wanted: number): number | undefined {
  if (positions.length === 0) return undefined;
  let low = 0;
  let high = positions.length - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((positions[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  const nearLow = Math.abs((positions[low] ?? 0) - wanted) <= Math.abs((positions[high] ?? 0) - wanted);
  return nearLow ? low : high;
}
