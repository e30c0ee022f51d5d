import type { Triple } from './slot-program.ts';

export type Matrix = readonly [Triple, Triple, Triple];

/** The inverse of the matrix whose columns are given, by its adjugate; row i belongs to column i. */
export function inverseOfColumns([first, second, third]: Matrix): Matrix {
  const across = [cross(second, third), cross(third, first), cross(first, second)] as const;
  const determinant = dot(first, across[0]);
  return [scale(across[0], determinant), scale(across[1], determinant), scale(across[2], determinant)];
}

export function dot(left: Triple, right: Triple): number {
  return left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
}

function cross(left: Triple, right: Triple): Triple {
  return [
    left[1] * right[2] - left[2] * right[1],
    left[2] * right[0] - left[0] * right[2],
    left[0] * right[1] - left[1] * right[0],
  ];
}

function scale(row: Triple, by: number): Triple {
  return [row[0] / by, row[1] / by, row[2] / by];
}
