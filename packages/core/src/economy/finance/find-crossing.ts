import type { ForecastDay } from './forecast-spend.ts';

/** The day on which spend reaches a cap: one that is over, else one of the forecast; null when it stays below. */
export function findCrossing(
  capNanoUsd: number,
  spent: readonly { readonly day: number; readonly nanoUsd: number }[],
  forecast: readonly ForecastDay[],
): number | null {
  const reached = (one: { readonly nanoUsd: number }) => one.nanoUsd >= capNanoUsd;
  return (spent.find(reached) ?? forecast.find(reached))?.day ?? null;
}
