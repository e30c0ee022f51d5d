/** A share or weight as an integer, so that sums are exact and do not depend on their order. */
export function thousandths(value: number): number {
  return Math.round(value * 1000);
}
