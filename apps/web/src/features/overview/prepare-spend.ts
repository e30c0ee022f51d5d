const nanoPerUsd = 1_000_000_000;
const hourMs = 3_600_000;

export interface SpendPoint {
  readonly atMs: number;
  readonly usd: number;
  readonly calls: number;
}

export interface PreparedSpend {
  /** From 0 at the day's start to now; never falls. */
  readonly points: readonly SpendPoint[];
  /** Round end of the vertical scale in USD, above every point. */
  readonly topUsd: number;
  readonly gridUsd: readonly number[];
}

const gridSteps = [1, 2, 2.5, 5, 10] as const;

/** A round number at or above a value, so that halves of it are round too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (gridSteps.find((step) => step * power >= value) ?? 10) * power;
}

/**
 * Points of the chart from cumulative cost by hour (`hour` begins the hour, cost is at its end or now). Amounts become
 * floating point here, as they only place marks.
 */
export function prepareSpend(
  hours: readonly { readonly hour: number; readonly costNanoUsd: string; readonly calls: number }[],
  dayStart: number,
  asOf: number,
): PreparedSpend {
  const points = [
    { atMs: dayStart, usd: 0, calls: 0 },
    ...hours.map(({ hour, costNanoUsd, calls }) => ({
      atMs: Math.min(hour + hourMs, asOf),
      usd: Number(BigInt(costNanoUsd)) / nanoPerUsd,
      calls,
    })),
  ];
  const most = Math.max(...points.map(({ usd }) => usd));
  const topUsd = most > 0 ? roundUp(most) : 1;
  return { points, topUsd, gridUsd: [0, topUsd / 2, topUsd] };
}
