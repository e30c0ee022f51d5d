/**
 * The order in which systems are measured in one place of the plan: rotated by one each time (A B C, B C A, C A B), so that every
 * system is first, second and last equally often and a drift of the machine hits all alike.
 */
export function rotatedOrder<System>(systems: readonly System[], turn: number): System[] {
  const shift = systems.length === 0 ? 0 : turn % systems.length;
  return [...systems.slice(shift), ...systems.slice(0, shift)];
}

export type ReplyMode = 'nonstream' | 'stream';

/** One combination that every system is measured in. */
export interface Cell {
  readonly mode: ReplyMode;
  readonly concurrency: number;
}

export interface Measurement<System> {
  readonly round: number;
  readonly cell: Cell;
  readonly system: System;
}

/** Every measurement of a run in order: in each round all cells, in each cell all systems side by side. */
export function planMeasurements<System>(
  systems: readonly System[],
  cells: readonly Cell[],
  rounds: number,
): Measurement<System>[] {
  const plan: Measurement<System>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, cell] of cells.entries()) {
      for (const system of rotatedOrder(systems, round + index)) plan.push({ round, cell, system });
    }
  }
  return plan;
}
