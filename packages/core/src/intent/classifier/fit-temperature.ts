import { softmax } from './softmax.ts';

/** What a model says of a text that it has not seen, and which class that is. */
export interface JudgedOdds {
  /** Log2 odds, one a class. */
  readonly bits: readonly number[];
  /** Index of the class. */
  readonly truth: number;
}

/** The temperature under which the truth is least surprising (temperature scaling, Guo et al., ICML 2017). */
export function fitTemperature(judged: readonly JudgedOdds[], temperatures: readonly [number, ...number[]]): number {
  const surprise = (temperature: number) =>
    judged.reduce((sum, { bits, truth }) => sum - Math.log2(softmax(bits, temperature)[truth] ?? 0), 0);
  return temperatures.reduce((best, next) => (surprise(next) < surprise(best) ? next : best));
}
