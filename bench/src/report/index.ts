export type { Bench, BenchOptions, BenchOutcome } from './bench.ts';
export { figureOfRounds, figureOfTotal, missedTargets, type Figure, type Figures, type Target } from './figures.ts';
export { figureOfSeeds } from './figures-of-seeds.ts';
export { figureTable } from './figure-table.ts';
export { describeMachine, type Machine } from './machine.ts';
export { quantileOfSorted, type Spread } from './statistics.ts';
