import { serviceClasses } from '@agent-os/core/choices';
import type { IntentEvaluation, ServiceClass } from '../intent-types.ts';

export interface ConfusionCell {
  readonly takenFor: ServiceClass;
  readonly count: number;
  readonly right: boolean;
  /** Part of the row's texts, 0 to 1, for the shade. */
  readonly share: number;
}

export interface ConfusionRow {
  readonly truth: ServiceClass;
  readonly cells: readonly ConfusionCell[];
  /** Held-out texts of the class that were read at all. */
  readonly total: number;
  readonly recall: number | null;
}

export interface Confusion {
  readonly rows: readonly ConfusionRow[];
  /** Of the texts taken for each class, the part that is, in the order of the columns. */
  readonly precisions: readonly (number | null)[];
}

/** The matrix row by row, only with classes that were held out or guessed. */
export function prepareConfusion({ confusion, classes }: IntentEvaluation): Confusion {
  const count = (row: number, column: number) => confusion[row]?.[column] ?? 0;
  const known = serviceClasses
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => serviceClasses.some((_, other) => count(index, other) > 0 || count(other, index) > 0));
  const figures = new Map(classes.map((figure) => [figure.serviceClass, figure]));
  return {
    rows: known.map(({ name: truth, index: row }) => {
      const total = known.reduce((sum, { index }) => sum + count(row, index), 0);
      return {
        truth,
        total,
        recall: figures.get(truth)?.recall ?? null,
        cells: known.map(({ name: takenFor, index }) => ({
          takenFor,
          count: count(row, index),
          right: row === index,
          share: total === 0 ? 0 : count(row, index) / total,
        })),
      };
    }),
    precisions: known.map(({ name }) => figures.get(name)?.precision ?? null),
  };
}
