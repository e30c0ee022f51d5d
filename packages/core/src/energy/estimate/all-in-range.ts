import type { EnergyRange } from './energy-figure.ts';

/**
 * From accelerators alone to the meter of a data centre. Low: nothing but its overhead where that is least. High: host and idle
 * machines (0.22 Wh of servers for 0.14 Wh of accelerators, Google, arXiv 2508.15734) and a common overhead (PUE 1.09 to 1.20).
 */
export const allIn = { lowPue: 1.09, highPue: 1.2, serverPerAccelerator: 1.57 } as const;

/** @param bestMicrojoules and @param worstMicrojoules of the accelerators, per token */
export function allInRange(bestMicrojoules: number, worstMicrojoules: number): EnergyRange {
  return {
    low: Math.max(1, Math.floor(bestMicrojoules * allIn.lowPue)),
    high: Math.ceil(worstMicrojoules * allIn.serverPerAccelerator * allIn.highPue),
  };
}

/** Floating-point operations that a joule pays for: data sheets of 2022 and 2024, without sparsity. */
const bestOperationsPerJoule = 4.5e15 / 1_000;
const worstOperationsPerJoule = 0.989e15 / 700;
const bestUse = 0.6;
const worstUse = 0.15;
const operationsPerParameter = 2;

/**
 * Reading a token of input, which nobody publishes apart: two operations a parameter, by the roofline. Low: eight-bit numbers on a
 * B200, used to 60 %; high: sixteen-bit ones on an H100, used to 15 %.
 */
export function inputRange(fewestBillions: number, mostBillions: number): EnergyRange {
  const operations = (billions: number): number => operationsPerParameter * billions * 1e9;
  return allInRange(
    (operations(fewestBillions) / (bestOperationsPerJoule * bestUse)) * 1e6,
    (operations(mostBillions) / (worstOperationsPerJoule * worstUse)) * 1e6,
  );
}
