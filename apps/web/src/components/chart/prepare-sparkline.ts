export interface PreparedSparkline {
  /** Parts of the line; a value that is not known breaks it. */
  readonly lines: readonly string[];
  readonly dot: { readonly x: number; readonly y: number } | undefined;
}

const edge = 2;

/** Points of a small line without an axis, within a box. Equal values lie in the middle. */
export function prepareSparkline(values: readonly (number | null)[], width: number, height: number): PreparedSparkline {
  const known = values.filter((value) => value !== null);
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  const x = (index: number) => edge + (index / Math.max(1, values.length - 1)) * (width - 2 * edge);
  const y = (value: number) =>
    high === low ? height / 2 : height - edge - ((value - low) / (high - low)) * (height - 2 * edge);
  const lines: string[] = [];
  let points: string[] = [];
  let dot: PreparedSparkline['dot'];
  values.forEach((value, index) => {
    if (value === null) {
      if (points.length > 0) lines.push(points.join(' '));
      points = [];
      return;
    }
    dot = { x: x(index), y: y(value) };
    points.push(`${dot.x.toFixed(1)},${dot.y.toFixed(1)}`);
  });
  if (points.length > 0) lines.push(points.join(' '));
  return { lines, dot };
}
