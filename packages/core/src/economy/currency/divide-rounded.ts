/** Divides and rounds to the nearest, halves away from zero. `divisor` is positive. */
export function divideRounded(value: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  // Of an odd divisor no quotient is a half, so that rounding its half down loses nothing.
  return value < 0n ? -((-value + half) / divisor) : (value + half) / divisor;
}
