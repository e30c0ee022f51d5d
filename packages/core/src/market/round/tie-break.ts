import type { SlotProgram } from './slot-program.ts';

/**
 * Up to ±0.2 micro-credits by what the column is, so that columns that differ never tie and the simplex method cannot go in circles.
 * Prices are whole micro-credits, therefore no order of bids changes and rounding the prices takes it out again.
 */
export function tieBreak(program: SlotProgram, column: number): number {
  return (program.value[column] ?? 0) < 0 ? 0 : (hashOfColumn(program, column) / 2 ** 32) * 0.4 - 0.2;
}

/** 32 bits from what a column is worth and uses; its place plays no part. */
export function hashOfColumn({ value, uses }: SlotProgram, column: number): number {
  let hash = Math.imul((value[column] ?? 0) | 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ ((uses[1][column] ?? 0) | 0), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15) ^ ((uses[2][column] ?? 0) | 0), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}
