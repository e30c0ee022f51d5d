import type { Figures } from './figures.ts';

export interface BenchOptions {
  readonly seed: number;
  /** How often everything is measured; the figures are medians over the rounds. */
  readonly rounds: number;
  /** A smoke run: proves that the bench works, its figures are too short to quote. */
  readonly quick: boolean;
  /** Names of the systems to measure; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** Progress for people; never the result. */
  readonly progress: (line: string) => void;
}

export interface BenchOutcome {
  readonly versions: Record<string, string>;
  readonly figures: Figures;
  /** Facts that a reader of the figures needs, such as the first failed reply. */
  readonly notes: readonly string[];
}

export interface Bench {
  readonly name: string;
  readonly summary: string;
  readonly run: (options: BenchOptions) => Promise<BenchOutcome>;
}
